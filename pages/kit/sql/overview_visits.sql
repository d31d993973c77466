-- The visits of the chosen sites in one period, the days that could not be counted, and the first and last day that the meter
-- of any of them is known.
SELECT sum(best)::BIGINT AS visits, count(day) FILTER (best IS NULL) AS unknown_days,
       any_value(known.first_day) AS first_day, any_value(known.last_day) AS last_day
FROM (SELECT * FROM visit_day SEMI JOIN chosen_sites($provinces, $sites, $unit) AS chosen USING (site)) AS counted
RIGHT JOIN (SELECT min(day) AS first_day, max(day) AS last_day
            FROM visit_day SEMI JOIN chosen_sites($provinces, $sites, $unit) AS chosen USING (site)) AS known
        ON day BETWEEN $start::DATE AND $end::DATE;
