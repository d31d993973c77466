-- The visits of the chosen sites in two stretches of time, site by site, over the days that are known in both: the n-th day of
-- the one with the n-th day of the other. A site whose counter was read in one of them only compares nothing.
WITH early AS (
    SELECT site, day - $before::DATE AS nth, best FROM visit_day
    WHERE best IS NOT NULL AND day BETWEEN $before::DATE AND $before_end::DATE
),
late AS (
    SELECT site, day - $start::DATE AS nth, best FROM visit_day
    WHERE best IS NOT NULL AND day BETWEEN $start::DATE AND $end::DATE
)
SELECT chosen.site, chosen.name, count(*) AS days, sum(late.best)::BIGINT AS now, sum(early.best)::BIGINT AS before
FROM late JOIN early USING (site, nth)
JOIN chosen_sites($provinces, $sites, $unit) AS chosen USING (site)
WHERE $one_site::VARCHAR IS NULL OR site = $one_site::VARCHAR
GROUP BY ALL
ORDER BY now DESC, chosen.name;
