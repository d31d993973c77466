-- Bars and a table: the visits of each site since a day, with their bounds, the days known and the bulletins of those days.
SELECT site.name, sum(best)::BIGINT AS visits, sum(low)::BIGINT AS low, sum(high)::BIGINT AS high, count(*) AS days,
       (SELECT count(*) FROM bulletin WHERE bulletin.site = visit_day.site AND published_on >= $since) AS bulletins
FROM visit_day
JOIN site USING (site)
WHERE day >= $since
GROUP BY visit_day.site, site.name
ORDER BY visits DESC;
