-- Site and day of the news that a question is about: one bulletin ($bulletin, of any time), or those of the filters that name a
-- resolution ($resolution) or tell of an activity that took place ($activity). Only one of the three is given.
SELECT DISTINCT site, published_on AS day
FROM bulletin
WHERE published_on IS NOT NULL AND CASE
    WHEN $bulletin::VARCHAR IS NOT NULL THEN bulletin_id = $bulletin::VARCHAR
    ELSE bulletin_id IN (SELECT bulletin_id FROM filtered($start, $end, $provinces, $sites, $unit)) AND CASE
        WHEN $resolution::VARCHAR IS NOT NULL THEN bulletin_id IN (
            SELECT bulletin_id FROM bulletin_resolution WHERE status = 'resolved' AND key = $resolution::VARCHAR)
        ELSE bulletin_id IN (SELECT bulletin_id FROM bulletin_activity WHERE took_place AND kind = $activity::VARCHAR) END
    END
ORDER BY site, day;
