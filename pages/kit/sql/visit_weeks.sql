-- The weeks of each chosen site that are known well enough to be held against each other: seven days with a figure, all
-- together off by a tenth at most. From half a year before the period on, so that its first weeks have something before them.
SELECT site, counted.name, moment AS week, sum(best)::BIGINT AS visits
FROM visit_parts(date_trunc('week', $start::DATE - 182)::DATE, $end, $provinces, $sites, $unit, $one_site, 'week')
JOIN chosen_sites($provinces, $sites, $unit) AS counted USING (site)
WHERE best IS NOT NULL
GROUP BY ALL
HAVING sum(days) = 7 AND sum(high) - sum(low) <= 0.2 * sum(best)
ORDER BY site, week;
