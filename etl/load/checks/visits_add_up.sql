-- Vì sao: Tổng mà trang cộng giữa hai nửa đêm có số bộ đếm phải đúng bằng số bộ đếm đã đếm, không hơn không kém.
WITH stretch AS (
    SELECT site, line, day, lag(day) OVER w AS since, low - lag(low) OVER w AS counted
    FROM visit_mark WHERE low = high WINDOW w AS (PARTITION BY site, line ORDER BY day)
), summed AS (
    SELECT s.site, s.line, s.day, any_value(s.counted) AS counted, sum(v.best) AS shown, bool_or(v.best IS NULL) AS is_open
    FROM stretch s JOIN visit_day v ON v.site = s.site AND v.day >= s.since AND v.day < s.day
    WHERE s.since IS NOT NULL GROUP BY s.site, s.line, s.day
)
SELECT * FROM summed WHERE counted < 0 OR (NOT is_open AND counted <> shown);
