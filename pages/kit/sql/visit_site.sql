-- What is known of each site's counter in the period: visits with their bounds, and how many of the days are known at all.
-- A site without readings stays in the list: readings is 0 and visits are null, which is not a visit count of zero.
WITH days AS (
    SELECT site, count(*) AS days_counted,
           count(*) FILTER (WHERE state IN ('measured', 'spread')) AS days_known,
           count(*) FILTER (WHERE state = 'measured') AS days_measured,
           count(*) FILTER (WHERE state IN ('reset', 'bump', 'unknown')) AS days_unknown,
           sum(best)::BIGINT AS visits, sum(low)::BIGINT AS low, sum(high)::BIGINT AS high
    FROM visit_day
    WHERE day BETWEEN $start::DATE AND $end::DATE
    GROUP BY site
),
readings AS (
    SELECT site, count(*) AS readings, min(observed_on) AS first_on, max(observed_on) AS last_on,
           count(*) FILTER (WHERE observed_on BETWEEN $start::DATE AND $end::DATE) AS readings_here
    FROM reading
    GROUP BY site
)
SELECT counted.site, counted.name, days.visits, days.low, days.high,
       coalesce(days.days_known, 0) AS days_known, coalesce(days.days_measured, 0) AS days_measured,
       coalesce(days.days_unknown, 0) AS days_unknown, coalesce(days.days_counted, 0) AS days_counted,
       date_diff('day', $start::DATE, $end::DATE) + 1 AS days_period,
       coalesce(readings.readings, 0) AS readings, coalesce(readings.readings_here, 0) AS readings_here,
       readings.first_on, readings.last_on
FROM chosen_sites($provinces, $sites, $unit) AS counted
LEFT JOIN days USING (site)
LEFT JOIN readings USING (site)
ORDER BY days.visits DESC NULLS LAST, counted.name;
