-- Every unit of the view with its bulletins, greatest first. is_collected: some site of the unit was collected in the
-- period while its map was in force, so that its zero is a zero. In the view as published both maps appear when the period lies on both sides.
WITH counted AS (
    SELECT unit, code, count(DISTINCT bulletin_id) AS bulletins
    FROM province_facts($provinces, $unit, $role)
    SEMI JOIN filtered($start, $end, []::VARCHAR[], $sites, $unit) AS chosen USING (bulletin_id)
    GROUP BY ALL
),
collected AS (
    SELECT site.province, site.province_34, min(week) AS first_week, max(week) AS last_week
    FROM site_week JOIN site USING (site)
    WHERE state IN ('published', 'nothing_published') AND week BETWEEN $start::DATE AND $end::DATE
    GROUP BY ALL
)
SELECT province.unit, province.code, province.name, province.region, coalesce(counted.bulletins, 0) AS bulletins,
       CASE province.unit
         WHEN '63' THEN province.code IN (
             SELECT province FROM collected WHERE province IS NOT NULL AND first_week < DATE '2025-07-01')
         ELSE province.code IN (
             SELECT province_34 FROM collected
             WHERE province_34 IS NOT NULL AND ($unit::VARCHAR = '34' OR last_week + 6 >= DATE '2025-07-01'))
       END AS is_collected
FROM province LEFT JOIN counted USING (unit, code)
WHERE (CASE $unit::VARCHAR WHEN 'published' THEN counted.bulletins IS NOT NULL
                              OR (province.unit = '63' AND $start::DATE < DATE '2025-07-01')
                              OR (province.unit = '34' AND $end::DATE >= DATE '2025-07-01')
                           ELSE province.unit = $unit::VARCHAR END)
  AND (len($provinces::VARCHAR[]) = 0
       OR list_contains($provinces::VARCHAR[], CASE WHEN $unit::VARCHAR = '63' THEN province.code ELSE province.code_34 END))
ORDER BY bulletins DESC, province.unit, province.place;
