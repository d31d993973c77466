-- Which resolutions of the register does a bulletin of the period name as the first of all (once bulletins are known for three
-- months before)? The bulletin that did, the earliest first.
WITH named AS (
    SELECT key, bulletin_id, published_on
    FROM bulletin_resolution JOIN bulletin USING (bulletin_id)
    WHERE status = 'resolved' AND published_on IS NOT NULL
),
began AS (
    SELECT key, min(published_on) AS first_on
    FROM named GROUP BY key
    HAVING min(published_on) >= (SELECT min(published_on) + INTERVAL 3 MONTH FROM bulletin)
)
SELECT key, resolution.short, resolution.title, first_on, min(bulletin_id) AS bulletin_id
FROM began JOIN named USING (key) JOIN resolution USING (key)
SEMI JOIN filtered($start, $end, $provinces, $sites, $unit) AS told ON told.bulletin_id = named.bulletin_id
WHERE published_on = first_on
GROUP BY ALL
ORDER BY first_on, key;
