-- Vì sao: Thiếu một ngày giữa lần đọc đầu và lần đọc cuối của một trang thì đường biểu diễn sẽ nối qua chỗ không ai đo.
SELECT r.site, r.days, coalesce(v.days, 0) AS held
FROM (SELECT site, max(observed_on) - min(observed_on) + 1 AS days FROM reading GROUP BY site) r
FULL JOIN (SELECT site, count(*) AS days FROM visit_day GROUP BY site) v USING (site)
WHERE r.days IS DISTINCT FROM v.days;
