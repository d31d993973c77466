-- Vì sao: Sổ theo dõi và các bản tin phải khớp nhau: cùng số lượng, và ghi “có đăng” đúng ở những tuần có bản tin.
WITH counted AS (
    SELECT site, date_trunc('week', published_on)::DATE AS week, count(*) AS held
    FROM bulletin WHERE published_on IS NOT NULL GROUP BY ALL
)
SELECT coalesce(w.site, c.site) AS site, coalesce(w.week, c.week) AS week, w.state, w.bulletins, c.held
FROM site_week w FULL JOIN counted c ON w.site = c.site AND w.week = c.week
WHERE coalesce(w.bulletins, -1) <> coalesce(c.held, 0) OR (w.state = 'published') <> (coalesce(c.held, 0) > 0)
    OR w.state NOT IN ('published', 'nothing_published', 'not_collected', 'failed_to_read', 'merged_away');
