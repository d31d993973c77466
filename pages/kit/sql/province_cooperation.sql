-- The newest bulletins that tell of signing or working by a common programme, each with the units acting in it.
WITH told AS (
    SELECT * FROM matching($start, $end, $provinces, $sites, $unit, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
                           'cooperation', NULL)
)
SELECT bulletin_id, published_on, title, site.name AS site_name, count(*) OVER () AS bulletins,
       (SELECT string_agg(name, ', ' ORDER BY mentions DESC, name) FROM bulletin_province AS fact
        WHERE fact.bulletin_id = told.bulletin_id AND role = 'active') AS provinces
FROM told LEFT JOIN site USING (site)
ORDER BY published_on DESC, published_time DESC NULLS LAST, bulletin_id
LIMIT $limit;
