-- Bars: the visits of a usual Monday, Tuesday and so on since a day.
SELECT dayofweek(day) AS weekday, median(best) AS visits
FROM visit_day
WHERE day >= $since
GROUP BY ALL
ORDER BY ALL;
