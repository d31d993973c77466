-- Lines over months: the bulletins of each month since a day that name each of five resolutions.
SELECT date_trunc('month', published_on) AS month, choice, count(DISTINCT bulletin_id) AS bulletins
FROM bulletin_resolution
WHERE published_on >= $since AND list_contains($choices, choice)
GROUP BY ALL
ORDER BY ALL;
