-- Stacked columns: the visits of each week since a day, by how well they are known.
SELECT date_trunc('week', day) AS week, state, sum(best)::BIGINT AS visits
FROM visit_day
WHERE day >= $since
GROUP BY ALL
ORDER BY ALL;
