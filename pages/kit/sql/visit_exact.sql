-- The days of each chosen site that its meter tells exactly, from half a year before the period on.
SELECT site, counted.name, day, best AS visits
FROM visit_day JOIN chosen_sites($provinces, $sites, $unit) AS counted USING (site)
WHERE state = 'measured' AND day BETWEEN $start::DATE - 182 AND $end::DATE
  AND ($one_site::VARCHAR IS NULL OR site = $one_site::VARCHAR)
ORDER BY site, day;
