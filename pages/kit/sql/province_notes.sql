-- What a view of provinces counts and leaves out: all bulletins of the period (whatever the province filter says), those
-- coded in the new map, those counted in the view, and those without a date.
WITH chosen_bulletins AS MATERIALIZED (
    SELECT bulletin_id FROM filtered($start, $end, []::VARCHAR[], $sites, $unit)
)
SELECT (SELECT count(*) FROM chosen_bulletins) AS bulletins,
       (SELECT count(DISTINCT bulletin_id) FROM bulletin_province SEMI JOIN chosen_bulletins USING (bulletin_id)
        WHERE unit = '34' AND ($role::VARCHAR = 'any' OR role = 'active')) AS in_new_map,
       (SELECT count(DISTINCT bulletin_id)
        FROM province_facts($provinces, $unit, $role) SEMI JOIN chosen_bulletins USING (bulletin_id)) AS counted,
       (SELECT count(*) FROM undated($provinces, $sites, $unit)) AS undated;
