-- Vì sao: Công cụ đo đếm mỗi ngày một lần, không bao giờ dưới không, và ngày không có số thì không nói lên điều gì.
SELECT site, day, source, count(*) AS rows FROM series_day GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT site, day, source, 1 FROM series_day
WHERE coalesce(least(visits, visitors, views), -1) < 0;
