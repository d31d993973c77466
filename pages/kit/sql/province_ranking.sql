-- Every unit of the view with its bulletins, greatest first. is_collected: the unit was watched (the macro `watched`) in the
-- period, so that its zero is a zero. In the view as published both maps appear when the period lies on both sides.
WITH counted AS (
    SELECT unit, code, count(DISTINCT bulletin_id) AS bulletins
    FROM province_facts($provinces, $unit, $role)
    SEMI JOIN filtered($start, $end, []::VARCHAR[], $sites, $unit) AS chosen USING (bulletin_id)
    GROUP BY ALL
),
known AS (SELECT DISTINCT unit, code, true AS is_known FROM watched($start, $end, $sites, $unit))
SELECT province.unit, province.code, province.name, province.region, coalesce(counted.bulletins, 0) AS bulletins,
       coalesce(is_known, false) AS is_collected
FROM province LEFT JOIN counted USING (unit, code) LEFT JOIN known USING (unit, code)
WHERE (CASE $unit::VARCHAR WHEN 'published' THEN counted.bulletins IS NOT NULL
                              OR (province.unit = '63' AND $start::DATE < DATE '2025-07-01')
                              OR (province.unit = '34' AND $end::DATE >= DATE '2025-07-01')
                           ELSE province.unit = $unit::VARCHAR END)
  AND (len($provinces::VARCHAR[]) = 0
       OR list_contains($provinces::VARCHAR[], CASE WHEN $unit::VARCHAR = '63' THEN province.code ELSE province.code_34 END))
ORDER BY bulletins DESC, province.unit, province.place;
