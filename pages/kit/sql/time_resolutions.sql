-- The resolutions whose day of issue is known: those of $keys, or without any, those that bulletins name. Of all time, so that
-- a page asks it once whichever days it shows.
WITH named AS (SELECT key, sum(bulletins)::BIGINT AS bulletins FROM resolution_total WHERE status = 'resolved' GROUP BY key)
SELECT resolution.key, short, issued_on, is_verified, coalesce(bulletins, 0) AS bulletins
FROM resolution LEFT JOIN named USING (key)
WHERE issued_on IS NOT NULL
  AND CASE WHEN len($keys::VARCHAR[]) > 0 THEN list_contains($keys::VARCHAR[], resolution.key) ELSE bulletins > 0 END
ORDER BY issued_on, resolution.key;
