-- The counters as they were read in the period, newest first. Bulletins and tables that show the same figures of a site and
-- day are one line: how many readings it stands for, how many bulletins and one of them, and one table. The first $most of
-- them, with the number of all lines and of all readings; all where $most is null.
SELECT reading.observed_on, reading.observed_at, reading.site, counted.name, reading.today, reading.yesterday, reading.week, reading.month,
       reading.total, reading.online, reading.unique_visitors, count(*) AS readings, count(reading.bulletin_id) AS bulletins,
       min(reading.bulletin_id) AS bulletin_id, min(reading.file) FILTER (reading.bulletin_id IS NULL) AS file,
       count(*) OVER () AS all_lines, (sum(count(*)) OVER ())::BIGINT AS all_readings
FROM reading
JOIN chosen_sites($provinces, $sites, $unit) AS counted USING (site)
WHERE reading.observed_on BETWEEN $start::DATE AND $end::DATE
  AND ($one_site::VARCHAR IS NULL OR reading.site = $one_site::VARCHAR)
GROUP BY ALL
ORDER BY reading.observed_on DESC, counted.name, reading.total DESC NULLS LAST, readings DESC, bulletin_id, file, reading.observed_at
LIMIT $most::BIGINT;
