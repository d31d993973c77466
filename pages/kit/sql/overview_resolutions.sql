-- The resolutions taken up most: bulletins naming each one that is surely known, and those of them from $recent on.
SELECT cited.key, register.short, register.title, register.is_verified, count(DISTINCT bulletin_id) AS bulletins,
       count(DISTINCT bulletin_id) FILTER (published_on >= $recent::DATE) AS recent
FROM bulletin_resolution AS cited
JOIN filtered($start, $end, $provinces, $sites, $unit) AS chosen USING (bulletin_id)
JOIN resolution AS register ON register.key = cited.key
WHERE cited.status = 'resolved'
GROUP BY ALL
ORDER BY bulletins DESC, cited.key;
