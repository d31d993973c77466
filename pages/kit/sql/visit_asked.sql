-- What a reader may ask about: each resolution and each kind of activity that bulletins of the filters tell of, most first.
SELECT 'resolution' AS kind, key AS code, any_value(short) AS name, count(DISTINCT bulletin_id) AS bulletins
FROM bulletin_resolution JOIN resolution USING (key)
WHERE status = 'resolved' AND bulletin_id IN (SELECT bulletin_id FROM filtered($start, $end, $provinces, $sites, $unit))
GROUP BY key
UNION ALL
SELECT 'activity', kind, kind, count(DISTINCT bulletin_id)
FROM bulletin_activity
WHERE took_place AND bulletin_id IN (SELECT bulletin_id FROM filtered($start, $end, $provinces, $sites, $unit))
GROUP BY kind
ORDER BY bulletins DESC, code;
