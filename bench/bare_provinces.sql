-- A table of the bare page: some of today's provinces with their bulletins since a day, counted plainly; a figure is their sum.
SELECT province.name AS province, count(DISTINCT bulletin_id) AS value
FROM bulletin_province
JOIN province ON province.unit = '34' AND province.code = bulletin_province.code_34
WHERE published_on >= $since AND province.place % 12 = $nth % 12
GROUP BY ALL
ORDER BY ALL;
