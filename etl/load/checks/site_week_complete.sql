-- Vì sao: Chỗ nào có thể hiện số không đều hỏi sổ theo dõi trước, nên trang thiếu dòng của một tuần sẽ không có câu trả lời.
WITH span AS (SELECT min(week) AS first_week, max(week) AS last_week FROM site_week)
SELECT s.site, count(w.week) AS weeks, any_value((span.last_week - span.first_week) // 7 + 1) AS expected
FROM site s CROSS JOIN span LEFT JOIN site_week w USING (site)
WHERE span.first_week IS NOT NULL
GROUP BY s.site
HAVING count(w.week) <> any_value((span.last_week - span.first_week) // 7 + 1) OR bool_or(dayofweek(w.week) <> 1);
