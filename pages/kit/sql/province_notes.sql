-- What a view of provinces counts and leaves out: all bulletins of the period (whatever the province filter says), those
-- coded in the new map, those counted in the view, and those without a date.
SELECT (SELECT count(*) FROM filtered($start, $end, []::VARCHAR[], $sites, $unit)) AS bulletins,
       province_bulletins($start, $end, []::VARCHAR[], $sites, 'published', $role, '34') AS in_new_map,
       province_bulletins($start, $end, $provinces, $sites, $unit, $role, NULL) AS counted,
       (SELECT count(*) FROM undated($provinces, $sites, $unit)) AS undated;
