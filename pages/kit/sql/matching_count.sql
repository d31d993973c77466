-- How many bulletins the conditions of a number leave.
SELECT count(*) AS bulletins
FROM matching($start, $end, $provinces, $sites, $unit, $province, $province_unit, $role, $resolution, $status, $month,
              $one_site, $load, $union, $dated, $activity, $body, p_partner := $partner, p_strength := $strength);
