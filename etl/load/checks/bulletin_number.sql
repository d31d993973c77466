-- Vì sao: Hai bản tin cùng một số thứ tự, hoặc bản tin không có số, sẽ bị gộp làm một ở mọi chỗ đếm theo số ấy.
SELECT nr, count(*) AS times FROM bulletin GROUP BY nr HAVING nr IS NULL OR count(*) > 1;
