-- The first and the last day that the meter of any chosen site is known.
SELECT min(day) AS first_day, max(day) AS last_day
FROM visit_day SEMI JOIN chosen_sites($provinces, $sites, $unit) AS chosen USING (site);
