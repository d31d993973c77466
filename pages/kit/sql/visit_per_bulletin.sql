-- Visits for each bulletin, site by site: over the days of the period whose visits are known and whose week somebody collected,
-- the visits of these days and the bulletins published on them. Days known to one side only would divide what does not belong
-- together.
SELECT day.site, sum(best)::BIGINT AS visits, count(*) AS days, coalesce(sum(news.bulletins), 0)::BIGINT AS bulletins
FROM visit_day AS day
JOIN site_week ON site_week.site = day.site AND week = date_trunc('week', day.day)
SEMI JOIN chosen_sites($provinces, $sites, $unit) AS counted ON counted.site = day.site
LEFT JOIN (SELECT site, published_on, count(*) AS bulletins FROM bulletin
           WHERE published_on BETWEEN $start::DATE AND $end::DATE GROUP BY ALL) AS news
    ON news.site = day.site AND published_on = day.day
WHERE best IS NOT NULL AND day.day BETWEEN $start::DATE AND $end::DATE
  AND site_week.state IN ('published', 'nothing_published')
GROUP BY day.site
ORDER BY day.site;
