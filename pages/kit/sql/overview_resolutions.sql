-- The resolutions taken up most: bulletins naming each one that is surely known, and how many bulletins these are together.
WITH cited AS MATERIALIZED (
    SELECT key, bulletin_id
    FROM bulletin_resolution
    SEMI JOIN filtered($start, $end, $provinces, $sites, $unit) AS chosen USING (bulletin_id)
    WHERE status = 'resolved'
)
SELECT key, register.short, register.title, count(DISTINCT bulletin_id) AS bulletins,
       (SELECT count(DISTINCT bulletin_id) FROM cited) AS all_bulletins
FROM cited JOIN resolution AS register USING (key)
GROUP BY ALL
ORDER BY bulletins DESC, key;
