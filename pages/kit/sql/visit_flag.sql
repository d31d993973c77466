-- On which days is the number of visits not a plain difference between two readings, and why? Neighbouring days of a site
-- with the same reason are one line.
WITH odd AS (
    SELECT visit_day.site, counted.name, day, state, why,
           day - (row_number() OVER (PARTITION BY visit_day.site, state, why ORDER BY day))::INTEGER AS island
    FROM visit_day
    JOIN chosen_sites($provinces, $sites, $unit) AS counted USING (site)
    WHERE state <> 'measured' AND day BETWEEN $start::DATE AND $end::DATE
      AND ($one_site::VARCHAR IS NULL OR visit_day.site = $one_site::VARCHAR)
)
SELECT site, name, state, min(day) AS first_day, max(day) AS last_day, count(*) AS days, why
FROM odd
GROUP BY site, name, state, why, island
ORDER BY first_day DESC, name;
