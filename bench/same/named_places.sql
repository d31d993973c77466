-- Cells and steps: the bulletins since a day that name each of five resolutions by today's province, and the first of them.
SELECT province.name AS province, choice, count(DISTINCT bulletin_id) AS bulletins, min(bulletin_resolution.published_on) AS first_on
FROM bulletin_resolution
JOIN bulletin_province USING (bulletin_id)
JOIN province ON province.unit = '34' AND province.code = bulletin_province.code_34
WHERE bulletin_resolution.published_on >= $since AND role = 'active' AND list_contains($choices, choice)
GROUP BY ALL
ORDER BY ALL;
