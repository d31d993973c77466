-- The newest bulletins of the period.
SELECT bulletin_id, published_on, title, site.name AS site_name
FROM filtered($start, $end, $provinces, $sites, $unit) AS bulletin LEFT JOIN site USING (site)
ORDER BY published_on DESC, published_time DESC NULLS LAST, bulletin_id
LIMIT $limit;
