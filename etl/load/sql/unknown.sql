-- How much of a build is not understood, and of how many bulletins.
SELECT rules_version, bulletins,
    (SELECT count(*) FROM bulletin WHERE published_on IS NULL) AS undated,
    (SELECT count(*) FROM bulletin WHERE title IS NULL) AS untitled,
    (SELECT count(DISTINCT bulletin_id) FROM bulletin_resolution WHERE status = 'ambiguous') AS ambiguous,
    (SELECT count(DISTINCT bulletin_id) FROM bulletin_resolution WHERE status = 'unregistered') AS unregistered,
    (SELECT count(DISTINCT bulletin_id) FROM bulletin_body WHERE province IS NULL AND level IN ('district', 'zone', 'ward', 'base')) AS bodies,
    (SELECT count(*) FROM site WHERE NOT is_known) AS sites,
    (SELECT count(*) FROM rejected) AS rejected
FROM build;
