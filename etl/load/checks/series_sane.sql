-- Why: a tracker counts a day once, never less than nothing, and a day without a figure says nothing.
SELECT site, day, source, count(*) AS rows FROM series_day GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT site, day, source, 1 FROM series_day
WHERE coalesce(least(visits, visitors, views), -1) < 0;
