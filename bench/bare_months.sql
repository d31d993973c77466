-- A chart of the bare page: the bulletins of each month since a day that speak of one of today's provinces, counted plainly.
SELECT date_trunc('month', published_on) AS month, count(DISTINCT bulletin_id) AS value
FROM bulletin_province
WHERE published_on >= $since AND code_34 = (SELECT code FROM province WHERE unit = '34' ORDER BY place LIMIT 1 OFFSET $nth)
GROUP BY ALL
ORDER BY ALL;
