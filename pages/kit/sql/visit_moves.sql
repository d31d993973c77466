-- The spikes and changes of level of the period among weeks or days ($step), one a row. A site that has none has one row without a
-- kind: $fewest of its weeks or days are known well enough to look, and one of them lies in the period.
WITH known AS (
    SELECT site, week AS moment FROM visit_week WHERE $step::VARCHAR = 'week'
    UNION ALL
    SELECT site, day FROM visit_day WHERE $step::VARCHAR = 'day' AND state = 'measured'
),
looked_at AS (
    SELECT site FROM known GROUP BY site
    HAVING count(*) >= $fewest::INTEGER AND bool_or(moment BETWEEN $start::DATE AND $end::DATE)
),
found AS (
    SELECT site, kind, day, before, after FROM visit_move
    WHERE (step = $step::VARCHAR OR kind IN ('rise', 'fall')) AND day BETWEEN $start::DATE AND $end::DATE
)
SELECT site, chosen.name, kind, day, before, after, site IN (SELECT site FROM looked_at) AS is_looked_at
FROM chosen_sites($provinces, $sites, $unit) AS chosen LEFT JOIN found USING (site)
WHERE ($one_site::VARCHAR IS NULL OR site = $one_site::VARCHAR) AND (is_looked_at OR kind IS NOT NULL)
ORDER BY day, chosen.name, kind;
