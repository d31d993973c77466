-- The sites that report on one province: those that belong to it and those that carried its bulletins in the period; with the
-- weeks of the period in which each was collected, and the last of them.
WITH told AS (
    SELECT site, count(*) AS bulletins, max(published_on) AS last_day
    FROM filtered($start, $end, []::VARCHAR[], $sites, $unit) AS bulletin
    SEMI JOIN naming($province, $province_unit, $role) AS named USING (nr)
    GROUP BY site
),
looked AS (
    SELECT site, count(*) FILTER (state IN ('published', 'nothing_published')) AS weeks, count(*) AS weeks_known,
           bool_or(state = 'merged_away') AS is_merged
    FROM site_week WHERE week BETWEEN $start::DATE AND $end::DATE
    GROUP BY site
)
SELECT site.site, site.name, told.last_day, coalesce(told.bulletins, 0) AS bulletins, coalesce(weeks, 0) AS weeks,
       coalesce(weeks_known, 0) AS weeks_known, coalesce(is_merged, false) AS is_merged
FROM site LEFT JOIN told USING (site) LEFT JOIN looked USING (site)
WHERE (len($sites::VARCHAR[]) = 0 OR list_contains($sites::VARCHAR[], site.site))
  AND (told.bulletins > 0
       OR CASE WHEN $province_unit::VARCHAR = '63' THEN site.province = $province ELSE site.province_34 = $province END)
ORDER BY bulletins DESC, weeks DESC, site.name;
