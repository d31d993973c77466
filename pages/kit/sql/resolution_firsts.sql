-- The dated bulletins with which one resolution was first and last named, and first taken up in each way, over all time.
WITH told AS (
    SELECT bulletin_id, published_on, title, site, max(strength_rank(strength)) AS rank
    FROM chosen($provinces, $sites, $unit) AS bulletin JOIN (SELECT nr, strength FROM bulletin_resolution WHERE choice = $choice) USING (nr)
    WHERE published_on IS NOT NULL
    GROUP BY ALL
),
step AS (
    SELECT 'first' AS step, arg_min(bulletin_id, (published_on, bulletin_id)) AS bulletin_id FROM told
    UNION ALL
    SELECT 'last', arg_max(bulletin_id, (published_on, bulletin_id)) FROM told
    UNION ALL
    SELECT strength_at(rank), arg_min(bulletin_id, (published_on, bulletin_id)) FROM told WHERE rank > 1 GROUP BY rank
)
SELECT step.step, told.bulletin_id, told.published_on, told.title, coalesce(site.name, told.site) AS site
FROM step JOIN told USING (bulletin_id) LEFT JOIN site ON site.site = told.site
ORDER BY told.published_on, step.step = 'last', coalesce(strength_rank(step.step), 0);
