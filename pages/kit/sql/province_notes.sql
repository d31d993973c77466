-- What a view of provinces leaves out: bulletins coded in the map that the view does not show, bulletins without any such
-- province, and bulletins without a date.
WITH chosen_bulletins AS (FROM filtered($start, $end, $provinces, $sites, $unit))
SELECT (SELECT count(*) FROM filtered($start, $end, []::VARCHAR[], $sites, $unit)) AS bulletins,
       (SELECT count(DISTINCT bulletin_id)
        FROM bulletin_province SEMI JOIN filtered($start, $end, []::VARCHAR[], $sites, $unit) AS chosen USING (bulletin_id)
        WHERE unit = '34' AND ($role::VARCHAR = 'any' OR role = 'active')) AS in_new_map,
       (SELECT count(DISTINCT bulletin_id)
        FROM province_facts($provinces, $unit, $role)
        SEMI JOIN filtered($start, $end, []::VARCHAR[], $sites, $unit) AS chosen USING (bulletin_id)) AS counted,
       (SELECT count(*) FROM undated($provinces, $sites, $unit)) AS undated;
