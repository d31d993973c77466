-- The counters as they were read in the period, newest first, with where each reading comes from.
SELECT reading.observed_on, reading.site, counted.name, reading.today, reading.yesterday, reading.week, reading.month,
       reading.total, reading.online, reading.source, reading.bulletin_id, reading.file
FROM reading
JOIN chosen_sites($provinces, $sites, $unit) AS counted USING (site)
WHERE reading.observed_on BETWEEN $start::DATE AND $end::DATE
  AND ($one_site::VARCHAR IS NULL OR reading.site = $one_site::VARCHAR)
ORDER BY reading.observed_on DESC, counted.name, reading.file;
