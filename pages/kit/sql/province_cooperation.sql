-- The newest bulletins that tell of signing or working by a common programme, each with the units acting in it.
WITH told AS (
    SELECT *, count(*) OVER () AS bulletins
    FROM matching($start, $end, $provinces, $sites, $unit, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
                  'cooperation', NULL)
    ORDER BY published_on DESC, published_time DESC NULLS LAST, bulletin_id
    LIMIT $limit
),
places AS (
    SELECT bulletin_id, string_agg(name, ', ' ORDER BY mentions DESC, name) AS provinces
    FROM bulletin_province SEMI JOIN told USING (bulletin_id) WHERE role = 'active' GROUP BY bulletin_id
)
SELECT bulletin_id, published_on, title, site.name AS site_name, bulletins, provinces
FROM told LEFT JOIN site USING (site) LEFT JOIN places USING (bulletin_id)
ORDER BY published_on DESC, published_time DESC NULLS LAST, bulletin_id;
