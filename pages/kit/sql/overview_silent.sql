-- Sites that published in the year before and now not. `now` is the eight weeks to the end of the period (or of what is
-- known). 'silent': at least four of them were collected and nothing had come; 'uncollected': nobody looked, so nobody knows.
WITH weeks AS (
    SELECT site_week.* FROM site_week SEMI JOIN chosen_sites($provinces, $sites, $unit) AS chosen USING (site)
    WHERE week <= $end::DATE
),
edge AS (SELECT max(week) - INTERVAL 49 DAY AS since FROM weeks),
summed AS (
    SELECT site,
           max(week) FILTER (state = 'published')::DATE AS last_week,
           count(*) FILTER (state = 'published' AND week >= since) AS published_now,
           count(*) FILTER (state = 'nothing_published' AND week >= since) AS nothing_now,
           count(*) FILTER (state IN ('not_collected', 'failed_to_read') AND week >= since) AS unknown_now,
           count(*) FILTER (state = 'merged_away' AND week >= since) AS merged_now,
           coalesce(sum(bulletins) FILTER (week < since AND week >= since - INTERVAL 52 WEEK), 0)::BIGINT AS bulletins_before
    FROM weeks, edge GROUP BY site
)
SELECT site, site.name AS site_name, last_week, nothing_now, unknown_now, bulletins_before,
       CASE WHEN nothing_now >= 4 THEN 'silent' ELSE 'uncollected' END AS state
FROM summed JOIN site USING (site)
WHERE published_now = 0 AND merged_now = 0 AND bulletins_before > 0 AND (nothing_now >= 4 OR unknown_now > 0)
ORDER BY state, bulletins_before DESC, site;
