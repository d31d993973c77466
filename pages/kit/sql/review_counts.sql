-- How much of each kind waits to be looked at: ways of citing, union bodies without a province, sites nobody knows, bulletins
-- without a day or with a doubtful one (a warning that speaks of a day), files that could not be read.
SELECT (SELECT count(*) FROM (SELECT DISTINCT issuer, number, label FROM bulletin_resolution WHERE status = 'ambiguous')) AS ambiguous,
       (SELECT count(*) FROM (SELECT DISTINCT issuer, number, label FROM bulletin_resolution WHERE status = 'unregistered')) AS unregistered,
       (SELECT count(DISTINCT name) FROM bulletin_body WHERE province IS NULL AND level IN ('district', 'zone', 'ward', 'base')) AS bodies,
       (SELECT count(*) FROM site WHERE NOT is_known) AS sites,
       (SELECT count(*) FROM bulletin WHERE published_on IS NULL
            OR bulletin_id IN (SELECT bulletin_id FROM bulletin_warning WHERE starts_with(warning, 'Ngày '))) AS dates,
       (SELECT count(*) FROM rejected) AS rejected;
