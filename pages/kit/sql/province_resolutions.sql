-- The resolutions named in the bulletins of one province, and how many there are altogether.
SELECT cited.key, register.short, register.title, count(*) FILTER (NOT again_choice) AS bulletins,
       count(*) OVER () AS altogether
FROM cited($start, $end, []::VARCHAR[], $sites, $unit) AS cited
SEMI JOIN naming($province, $province_unit, $role) AS named USING (nr)
JOIN resolution AS register ON register.key = cited.key
WHERE cited.status = 'resolved'
GROUP BY cited.key, register.short, register.title
ORDER BY bulletins DESC, cited.key
LIMIT $limit;
