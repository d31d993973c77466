-- The resolutions issued within a span of days: those of $keys, or without any, those that bulletins name.
SELECT resolution.key, short, issued_on, is_verified, count(DISTINCT bulletin_id) AS bulletins
FROM resolution LEFT JOIN bulletin_resolution AS fact ON fact.key = resolution.key AND status = 'resolved'
WHERE issued_on BETWEEN $start::DATE AND $end::DATE
  AND (len($keys::VARCHAR[]) = 0 OR list_contains($keys::VARCHAR[], resolution.key))
GROUP BY ALL
HAVING len($keys::VARCHAR[]) > 0 OR count(bulletin_id) > 0
ORDER BY issued_on, resolution.key;
