-- How many bulletins the pairs were counted from.
SELECT count(*) AS bulletins
FROM matching($start, $end, $provinces, $sites, $unit, '*', $province_unit, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
              $activity, NULL, p_partner := $partner);
