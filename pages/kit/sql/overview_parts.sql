-- What a stretch ($start to $end) is made of beside the stretch before ($before_start to $before_end): bulletins of each
-- province that acts, of each province in those that name a resolution, of each site, kind of activity and resolution. state:
-- `known`; or why a site or province without bulletins has no zero: failed_to_read, merged_away, not_collected.
WITH day AS MATERIALIZED (
    SELECT unnest(generate_series($start::DATE, $end::DATE, INTERVAL 1 DAY))::DATE AS published_on, true AS is_now
    UNION ALL
    SELECT unnest(generate_series($before_start::DATE, least($before_end::DATE, $start::DATE - 1), INTERVAL 1 DAY))::DATE, false
),
acting AS MATERIALIZED (
    SELECT code, nr, is_now
    FROM province_told(least($start::DATE, $before_start::DATE), $end, $provinces, $sites, $view, 'active') AS fact
    JOIN day USING (published_on)
),
naming AS MATERIALIZED (
    SELECT key, status, nr, is_now
    FROM cited(least($start::DATE, $before_start::DATE), $end, $provinces, $sites, $unit) JOIN day USING (published_on)
),
part AS (
    SELECT 'province' AS kind, code AS part, nr, is_now FROM acting
    UNION ALL
    SELECT 'citing', code, nr, is_now FROM acting SEMI JOIN naming USING (nr)
    UNION ALL
    SELECT 'activity', kind, nr, is_now
    FROM activity_told(least($start::DATE, $before_start::DATE), $end, $provinces, $sites, $unit) JOIN day USING (published_on)
    UNION ALL
    SELECT 'resolution', key, nr, is_now FROM naming WHERE status = 'resolved'
),
counted AS (
    SELECT kind, part, count(DISTINCT nr) FILTER (is_now) AS now, count(DISTINCT nr) FILTER (NOT is_now) AS before
    FROM part
    GROUP BY ALL
    UNION ALL
    SELECT 'site', site, count(*) FILTER (is_now), count(*) FILTER (NOT is_now)
    FROM filtered(least($start::DATE, $before_start::DATE), $end, $provinces, $sites, $unit) JOIN day USING (published_on)
    GROUP BY site
),
ledger AS (
    SELECT 'site' AS kind, site AS part, state FROM site_week WHERE week_within(week, $start, $end)
    UNION
    SELECT unnest(['province', 'citing']), code, state
    FROM reported($start::DATE - 6, $end, $sites, $view)
    WHERE unit = $view::VARCHAR AND week_within(week, $start, $end)
),
looked AS (
    SELECT kind, part, CASE WHEN bool_or(state IN ('published', 'nothing_published')) THEN 'known'
                            WHEN bool_or(state = 'failed_to_read') THEN 'failed_to_read'
                            WHEN bool_or(state = 'merged_away') THEN 'merged_away' ELSE 'not_collected' END AS state
    FROM ledger GROUP BY ALL
)
SELECT kind, part, coalesce(province.name, site.name, resolution.short, part) AS name, now, before,
       CASE WHEN now > 0 OR kind IN ('activity', 'resolution') THEN 'known' ELSE coalesce(state, 'not_collected') END AS state
FROM counted LEFT JOIN looked USING (kind, part)
LEFT JOIN province ON kind IN ('province', 'citing') AND province.unit = $view AND province.code = part
LEFT JOIN site ON kind = 'site' AND site.site = part
LEFT JOIN resolution ON kind = 'resolution' AND resolution.key = part
ORDER BY kind, now DESC, CASE WHEN now = 0 THEN before END DESC, province.place, part;
