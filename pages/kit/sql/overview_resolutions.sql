-- The resolutions taken up most: bulletins naming each one that is surely known, and how many bulletins these are together.
WITH cited AS MATERIALIZED (
    SELECT key, again_choice, again_status FROM cited($start, $end, $provinces, $sites, $unit) WHERE status = 'resolved'
)
SELECT key, register.short, register.title, count(*) FILTER (NOT again_choice) AS bulletins,
       (SELECT count(*) FILTER (NOT again_status) FROM cited) AS all_bulletins
FROM cited JOIN resolution AS register USING (key)
GROUP BY ALL
ORDER BY bulletins DESC, key;
