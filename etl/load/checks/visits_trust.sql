-- Vì sao: Tháng không có bậc tin cậy sẽ được tin như mọi tháng, và bậc phải dựa trên chính những ngày mà trang cho xem.
SELECT coalesce(t.site, d.site) AS site, coalesce(t.month, d.month) AS month, t.grade, t.days, t.known, d.days, d.known
FROM visit_trust t
FULL JOIN (
    SELECT site, date_trunc('month', day)::DATE AS month, count(*) AS days, count(best) AS known FROM visit_day GROUP BY ALL
) d ON d.site = t.site AND d.month = t.month
WHERE t.days IS DISTINCT FROM d.days OR t.known IS DISTINCT FROM d.known OR (t.grade = 'unknown') <> (t.known = 0);
