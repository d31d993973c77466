-- The resolutions named in the bulletins of one province.
SELECT cited.key, register.short, register.title, count(DISTINCT cited.bulletin_id) AS bulletins
FROM bulletin_resolution AS cited
SEMI JOIN naming($province, $province_unit, $role) AS named USING (bulletin_id)
SEMI JOIN filtered($start, $end, []::VARCHAR[], $sites, $unit) AS chosen USING (bulletin_id)
JOIN resolution AS register ON register.key = cited.key
WHERE cited.status = 'resolved'
GROUP BY ALL
ORDER BY bulletins DESC, cited.key
LIMIT $limit;
