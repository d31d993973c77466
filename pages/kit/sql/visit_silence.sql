-- The chosen sites of whose visits nothing is known in the period, each with the reason, the first that holds:
--   merged_away      into another by the end of the period
--   not_told         looked at in the period, but no two looks tell a day (one look, or a fault hides all of it)
--   not_now          looked at before or after the period only
--   tracker          no look at a counter; an export of its own tracker is there
--   failed_to_read   a file of the site could not be read, and nothing else shows its counter
--   no_counter       bulletins were read, and no counter with a day stands on their pages
--   not_collected    nobody ever looked
WITH looked AS (
    SELECT site, min(observed_on) AS first_on, max(observed_on) AS last_on,
           bool_or(observed_on BETWEEN $start::DATE AND $end::DATE) AS is_now
    FROM reading GROUP BY site
),
failed AS (
    SELECT DISTINCT site FROM site_week WHERE state = 'failed_to_read'
)
SELECT chosen.site, chosen.name, first_on, last_on, merged_on,
       CASE WHEN merged_on <= $end::DATE THEN 'merged_away' WHEN is_now THEN 'not_told' WHEN is_now IS NOT NULL THEN 'not_now'
            WHEN chosen.site IN (SELECT site FROM series_day) THEN 'tracker'
            WHEN chosen.site IN (SELECT site FROM failed) THEN 'failed_to_read'
            WHEN chosen.site IN (SELECT DISTINCT site FROM bulletin) THEN 'no_counter' ELSE 'not_collected' END AS state
FROM chosen_sites($provinces, $sites, $unit) AS chosen LEFT JOIN looked USING (site)
WHERE chosen.site NOT IN (
    SELECT site FROM visit_day WHERE best IS NOT NULL AND day BETWEEN $start::DATE AND $end::DATE)
ORDER BY name;
