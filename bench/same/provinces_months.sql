-- Cells: the same by month.
SELECT province.name AS province, date_trunc('month', published_on) AS month, count(DISTINCT bulletin_id) AS bulletins
FROM bulletin_province
JOIN province ON province.unit = '34' AND province.code = bulletin_province.code_34
WHERE published_on >= $since AND role = 'active'
GROUP BY ALL
ORDER BY ALL;
