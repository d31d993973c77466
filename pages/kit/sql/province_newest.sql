-- The newest bulletins of one province.
SELECT bulletin_id, published_on, title, site.name AS site_name
FROM filtered($start, $end, []::VARCHAR[], $sites, $unit) AS bulletin
SEMI JOIN naming($province, $province_unit, $role) AS named USING (nr)
LEFT JOIN site USING (site)
ORDER BY published_on DESC, published_time DESC NULLS LAST, bulletin_id
LIMIT $limit;
