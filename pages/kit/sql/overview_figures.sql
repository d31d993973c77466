-- The headline figures of several periods at once (the n-th of $starts to the n-th of $ends), counted from their bulletins,
-- one row a period in that order. The province filter reads provinces that act. sites_collected: chosen sites that somebody
-- looked at in two weeks of the period, the denominator of sites_reporting; with none, the zeros say nothing.
WITH period AS (
    SELECT unnest($starts::DATE[]) AS first_day, unnest($ends::DATE[]) AS last_day,
           generate_subscripts($starts::DATE[], 1) AS nth
),
day AS MATERIALIZED (
    SELECT nth, unnest(generate_series(first_day, last_day, INTERVAL 1 DAY))::DATE AS published_on FROM period
),
totals AS (
    SELECT nth, count(*) AS bulletins, count(DISTINCT site) AS sites_reporting
    FROM filtered(list_min($starts::DATE[]), list_max($ends::DATE[]), $provinces, $sites, $unit) JOIN day USING (published_on)
    GROUP BY nth
),
facts AS (
    SELECT nth, count(DISTINCT (unit, code)) AS provinces,
           count(*) FILTER (is_alone) + count(DISTINCT nr) FILTER (NOT is_alone) AS bulletins_of_provinces
    FROM province_told(list_min($starts::DATE[]), list_max($ends::DATE[]), $provinces, $sites, $unit, 'active')
    JOIN day USING (published_on)
    GROUP BY nth
),
naming AS (
    SELECT nth, count(*) FILTER (NOT again) AS citing,
           count(DISTINCT key) FILTER (status = 'resolved') AS resolutions,
           count(*) FILTER (status = 'resolved' AND NOT again_status) AS citing_resolved
    FROM cited(list_min($starts::DATE[]), list_max($ends::DATE[]), $provinces, $sites, $unit) JOIN day USING (published_on)
    GROUP BY nth
),
active AS (
    SELECT nth, count(*) FILTER (NOT again) AS with_activity
    FROM activity_told(list_min($starts::DATE[]), list_max($ends::DATE[]), $provinces, $sites, $unit) JOIN day USING (published_on)
    GROUP BY nth
),
looked AS (
    SELECT nth, count(*) AS sites_collected
    FROM (
        SELECT nth, site FROM site_week JOIN period ON week_within(week, first_day, last_day)
        WHERE len($sites::VARCHAR[]) = 0 OR list_contains($sites::VARCHAR[], site)
        GROUP BY ALL HAVING count(*) FILTER (state IN ('published', 'nothing_published')) >= least(2, count(*))
    )
    GROUP BY nth
)
SELECT coalesce(bulletins, 0) AS bulletins, coalesce(provinces, 0) AS provinces,
       coalesce(bulletins_of_provinces, 0) AS bulletins_of_provinces, coalesce(citing, 0) AS citing,
       coalesce(resolutions, 0) AS resolutions, coalesce(citing_resolved, 0) AS citing_resolved,
       coalesce(with_activity, 0) AS with_activity, coalesce(sites_reporting, 0) AS sites_reporting,
       coalesce(sites_collected, 0) AS sites_collected
FROM period LEFT JOIN totals USING (nth) LEFT JOIN facts USING (nth) LEFT JOIN naming USING (nth)
LEFT JOIN active USING (nth) LEFT JOIN looked USING (nth)
ORDER BY nth;
