-- The resolutions issued within a span of days: those of $keys, or without any, those that bulletins name.
WITH named AS (SELECT key, sum(bulletins)::BIGINT AS bulletins FROM resolution_total WHERE status = 'resolved' GROUP BY key)
SELECT resolution.key, short, issued_on, is_verified, coalesce(bulletins, 0) AS bulletins
FROM resolution LEFT JOIN named USING (key)
WHERE issued_on BETWEEN $start::DATE AND $end::DATE
  AND CASE WHEN len($keys::VARCHAR[]) > 0 THEN list_contains($keys::VARCHAR[], resolution.key) ELSE bulletins > 0 END
ORDER BY issued_on, resolution.key;
