-- Stacked bars: how strongly bulletins since a day take up each of five resolutions.
SELECT choice, strength, count(DISTINCT bulletin_id) AS bulletins
FROM bulletin_resolution
WHERE published_on >= $since AND list_contains($choices, choice)
GROUP BY ALL
ORDER BY ALL;
