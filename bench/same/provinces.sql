-- Map and bars: the bulletins since a day in which each of today's provinces acts.
SELECT province.code, province.name, province.lat, province.lon, count(DISTINCT bulletin_id) AS bulletins
FROM province
LEFT JOIN bulletin_province ON bulletin_province.code_34 = province.code AND role = 'active' AND published_on >= $since
WHERE province.unit = '34'
GROUP BY ALL
ORDER BY bulletins DESC;
