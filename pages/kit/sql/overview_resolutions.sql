-- The resolutions taken up most: bulletins naming each one that is surely known.
SELECT cited.key, register.short, register.title, register.is_verified, count(DISTINCT cited.bulletin_id) AS bulletins
FROM bulletin_resolution AS cited
SEMI JOIN filtered($start, $end, $provinces, $sites, $unit) AS chosen USING (bulletin_id)
JOIN resolution AS register ON register.key = cited.key
WHERE cited.status = 'resolved'
GROUP BY ALL
ORDER BY bulletins DESC, cited.key;
