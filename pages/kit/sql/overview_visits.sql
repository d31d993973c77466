-- The visits of the chosen sites in several periods (the n-th of $starts to the n-th of $ends), one row each in that order: the
-- visits, the days that could not be counted, and the site with most.
WITH period AS (
    SELECT unnest($starts::DATE[]) AS first_day, unnest($ends::DATE[]) AS last_day,
           generate_subscripts($starts::DATE[], 1) AS nth
),
by_site AS (
    SELECT nth, site, chosen.name, sum(best) AS visits, count(*) FILTER (best IS NULL) AS unknown_days
    FROM visit_day JOIN chosen_sites($provinces, $sites, $unit) AS chosen USING (site)
    JOIN period ON day BETWEEN first_day AND last_day
    GROUP BY ALL
)
SELECT sum(visits)::BIGINT AS visits, coalesce(sum(unknown_days), 0)::BIGINT AS unknown_days,
       count(visits) AS sites, any_value(by_site.name ORDER BY visits DESC, by_site.name) FILTER (visits IS NOT NULL) AS most_name, max(visits)::BIGINT AS most_visits
FROM period LEFT JOIN by_site USING (nth)
GROUP BY nth
ORDER BY nth;
