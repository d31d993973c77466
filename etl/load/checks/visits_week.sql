-- Vì sao: Tuần thiếu ngày hay cộng sai sẽ bị coi là tuần ít người xem, và tuần đo đúng cả bảy ngày thì không được bỏ sót.
SELECT coalesce(w.site, d.site) AS site, coalesce(w.week, d.week) AS week, w.visits, d.best, d.days
FROM visit_week w
FULL JOIN (
    SELECT site, date_trunc('week', day)::DATE AS week, count(best) AS days, sum(best) AS best, bool_and(state = 'measured') AS is_exact
    FROM visit_day GROUP BY ALL
) d ON d.site = w.site AND d.week = w.week
WHERE CASE WHEN w.site IS NULL THEN d.days = 7 AND d.is_exact ELSE d.days IS DISTINCT FROM 7 OR d.best <> w.visits END;
