-- What is known of each site's counter in the period: visits with their bounds, and how many of the days are known at all.
-- A site without readings stays in the list: readings is 0 and visits are null, which is not a visit count of zero.
WITH days AS (
    SELECT site, sum(days)::BIGINT AS days_counted,
           coalesce(sum(days) FILTER (WHERE best IS NOT NULL), 0)::BIGINT AS days_known,
           coalesce(sum(days) FILTER (WHERE best IS NULL), 0)::BIGINT AS days_unknown,
           sum(best)::BIGINT AS visits,
           (sum(low) FILTER (WHERE best IS NOT NULL))::BIGINT AS low,
           (sum(high) FILTER (WHERE best IS NOT NULL))::BIGINT AS high
    FROM visit_parts($start, $end, $provinces, $sites, $unit, NULL, 'period')
    GROUP BY site
),
readings AS (
    SELECT site, count(*) AS readings, min(observed_on) AS first_on, max(observed_on) AS last_on,
           count(*) FILTER (WHERE observed_on BETWEEN $start::DATE AND $end::DATE) AS readings_here
    FROM reading
    GROUP BY site
),
trust AS (
    -- The lowest grade of the months that the period touches: a sum is no surer than its weakest part.
    SELECT site, arg_min(grade, list_position(['unknown', 'low', 'medium', 'high'], grade)) AS grade
    FROM visit_trust
    WHERE month BETWEEN date_trunc('month', $start::DATE) AND $end::DATE
    GROUP BY site
)
SELECT chosen.site, chosen.name, days.visits, days.low, days.high,
       coalesce(days.days_known, 0) AS days_known, coalesce(days.days_unknown, 0) AS days_unknown,
       coalesce(days.days_counted, 0) AS days_counted,
       date_diff('day', $start::DATE, $end::DATE) + 1 AS days_period,
       coalesce(readings.readings, 0) AS readings, coalesce(readings.readings_here, 0) AS readings_here,
       readings.first_on, readings.last_on, coalesce(trust.grade, 'unknown') AS grade
FROM chosen_sites($provinces, $sites, $unit) AS chosen
LEFT JOIN days USING (site)
LEFT JOIN readings USING (site)
LEFT JOIN trust USING (site)
ORDER BY days.visits DESC NULLS LAST, chosen.name;
