-- The newest bulletins that tell of signing or working by a common programme, each with the units acting in it.
WITH every_one AS MATERIALIZED (
    SELECT nr, published_on FROM activity_told($start, $end, $provinces, $sites, $unit) WHERE kind = 'cooperation' AND NOT again_kind
),
edge AS (SELECT min(published_on) AS day FROM (SELECT published_on FROM every_one ORDER BY published_on DESC LIMIT $limit)),
told AS (
    SELECT nr, bulletin.bulletin_id, bulletin.published_on, published_time, title, site
    FROM bulletin SEMI JOIN every_one USING (nr)
    WHERE bulletin.published_on BETWEEN (SELECT day FROM edge) AND $end::DATE
    ORDER BY bulletin.published_on DESC, published_time DESC NULLS LAST, bulletin_id
    LIMIT $limit
),
places AS (
    SELECT nr, string_agg(name, ', ' ORDER BY mentions DESC, name) AS provinces
    FROM bulletin_province SEMI JOIN told USING (nr) WHERE role = 'active' GROUP BY nr
)
SELECT bulletin_id, published_on, title, site.name AS site_name, (SELECT count(*) FROM every_one) AS bulletins, provinces
FROM told LEFT JOIN site USING (site) LEFT JOIN places USING (nr)
ORDER BY published_on DESC, published_time DESC NULLS LAST, bulletin_id;
