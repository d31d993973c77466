-- Site and day of the news that a question is about: one bulletin ($bulletin, of any time), or those of the filters that name a
-- resolution ($resolution) or tell of an activity that took place ($activity). Only one of the three is given.
SELECT site, published_on AS day FROM bulletin WHERE published_on IS NOT NULL AND bulletin_id = $bulletin::VARCHAR
UNION
SELECT site, published_on FROM cited($start, $end, $provinces, $sites, $unit) WHERE status = 'resolved' AND key = $resolution::VARCHAR
UNION
SELECT site, published_on FROM activity_told($start, $end, $provinces, $sites, $unit) WHERE kind = $activity::VARCHAR
ORDER BY site, day;
