-- The figures of one province in one period.
WITH chosen_bulletins AS (
    FROM filtered($start, $end, []::VARCHAR[], $sites, $unit) AS bulletin
    SEMI JOIN naming($province, $province_unit, $role) AS named USING (bulletin_id)
)
SELECT (SELECT count(*) FROM chosen_bulletins) AS bulletins,
       (SELECT count(DISTINCT bulletin_id) FROM bulletin_resolution SEMI JOIN chosen_bulletins USING (bulletin_id)) AS citing,
       (SELECT count(DISTINCT bulletin_id) FROM bulletin_activity SEMI JOIN chosen_bulletins USING (bulletin_id)
        WHERE took_place) AS with_activity;
