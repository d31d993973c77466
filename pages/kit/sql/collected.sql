-- For several periods (the n-th of $starts to the n-th of $ends), in that order: in how many weeks of the chosen sites somebody
-- looked, of the weeks that belong to it as everywhere (week_within). With none, a count of zero says nothing, and nothing may
-- be compared with it.
WITH period AS (
    SELECT unnest($starts::DATE[]) AS first_day, unnest($ends::DATE[]) AS last_day,
           generate_subscripts($starts::DATE[], 1) AS place
)
SELECT count(week) AS weeks
FROM period
LEFT JOIN site_week ON week_within(week, first_day, last_day) AND state IN ('published', 'nothing_published')
    AND (len($sites) = 0 OR list_contains($sites, site))
GROUP BY place
ORDER BY place;
