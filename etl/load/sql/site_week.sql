-- The ledger: what is known of each site and week, so that zero is never shown for silence.
INSERT INTO out.site_week
WITH counted AS (
    SELECT site, date_trunc('week', published_on)::DATE AS week, count(*) AS bulletins
    FROM out.bulletin WHERE published_on IS NOT NULL GROUP BY ALL
), covered AS (
    SELECT DISTINCT l.site, d.week::DATE AS week
    FROM out.load l, generate_series(date_trunc('week', l.covers_from), l.covers_to::TIMESTAMP, INTERVAL 7 DAY) AS d(week)
    WHERE l.covers_from IS NOT NULL
), failed AS (
    SELECT DISTINCT l.site, date_trunc('week', least(r.rejected_at::DATE, l.covers_to))::DATE AS week
    FROM out.rejected r JOIN out.load l USING (load)
), known AS (
    SELECT week FROM counted UNION SELECT week FROM covered UNION SELECT week FROM failed
    UNION SELECT date_trunc('week', observed_on)::DATE FROM out.reading
), weeks AS (
    SELECT w.week::DATE AS week
    FROM (SELECT min(week) AS first_week, max(week) AS last_week FROM known) k,
        generate_series(k.first_week, k.last_week, INTERVAL 7 DAY) AS w(week)
)
SELECT s.site, w.week, CASE
        WHEN c.bulletins > 0 THEN 'published'
        WHEN f.site IS NOT NULL THEN 'failed_to_read'
        WHEN w.week + 6 >= s.merged_on THEN 'merged_away'
        WHEN v.site IS NOT NULL THEN 'nothing_published'
        ELSE 'not_collected' END,
    coalesce(c.bulletins, 0)
FROM out.site s CROSS JOIN weeks w
LEFT JOIN counted c ON c.site = s.site AND c.week = w.week
LEFT JOIN covered v ON v.site = s.site AND v.week = w.week
LEFT JOIN failed f ON f.site = s.site AND f.week = w.week
ORDER BY s.site, w.week;
