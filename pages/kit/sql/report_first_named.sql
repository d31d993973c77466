-- Which resolutions of the register does a bulletin of the period name as the first of all (once bulletins are known for three
-- months before)? The bulletin that did, the earliest first.
WITH began AS (
    SELECT key, min(first_on) AS first_on
    FROM resolution_total WHERE status = 'resolved'
    GROUP BY key
    HAVING min(first_on) >= (SELECT min(published_on) + INTERVAL 3 MONTH FROM bulletin)
)
SELECT key, resolution.short, resolution.title, first_on, min(bulletin_id) AS bulletin_id
FROM cited($start, $end, $provinces, $sites, $unit) JOIN began USING (key) JOIN resolution USING (key)
WHERE status = 'resolved' AND published_on = first_on
GROUP BY ALL
ORDER BY first_on, key;
