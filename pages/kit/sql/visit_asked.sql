-- What a reader may ask about: each resolution and each kind of activity that bulletins of the filters tell of, most first.
SELECT 'resolution' AS kind, key AS code, any_value(short) AS name, count(*) FILTER (NOT again_choice) AS bulletins
FROM cited($start, $end, $provinces, $sites, $unit) JOIN resolution USING (key)
WHERE status = 'resolved'
GROUP BY key
UNION ALL
SELECT 'activity', kind, kind, count(*) FILTER (NOT again_kind)
FROM activity_told($start, $end, $provinces, $sites, $unit)
GROUP BY kind
ORDER BY bulletins DESC, code;
