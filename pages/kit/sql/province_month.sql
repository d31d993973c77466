-- Bulletins of each unit and month; null, a grey cell, where none came and in no two weeks of the month the unit was watched
-- by one site (the macro `watched`), or where the month lies outside the map the unit is read in (the 63 units ended, and
-- the 34 began, on 1 July 2025).
WITH months AS (SELECT unnest(generate_series($start::DATE, $end::DATE, INTERVAL 1 MONTH))::DATE AS month),
counted AS (
    SELECT unit, code, date_trunc('month', published_on)::DATE AS month, count(*) AS bulletins
    FROM province_told($start, $end, $provinces, $sites, $unit, $role)
    GROUP BY ALL
),
looked AS (
    SELECT unit, code, site, date_trunc('month', week)::DATE AS month
    FROM watched($start, $end, $sites, $unit) GROUP BY ALL HAVING count(*) >= 2
),
known AS (SELECT DISTINCT unit, code, month, true AS is_known FROM looked)
SELECT province.unit, province.code, province.name, months.month,
       CASE WHEN bulletins IS NULL AND is_known THEN 0 ELSE bulletins END::BIGINT AS bulletins
FROM (SELECT * FROM province
      WHERE unit = $unit::VARCHAR
         OR ($unit::VARCHAR = 'published'
             AND CASE unit WHEN '63' THEN $start::DATE < DATE '2025-07-01' ELSE $end::DATE >= DATE '2025-07-01' END)
         OR ($unit::VARCHAR = 'published' AND (unit, code) IN (SELECT (unit, code) FROM counted))) AS province
CROSS JOIN months
LEFT JOIN counted USING (unit, code, month)
LEFT JOIN known USING (unit, code, month)
WHERE len($provinces::VARCHAR[]) = 0
   OR list_contains($provinces::VARCHAR[], CASE WHEN $unit::VARCHAR = '63' THEN province.code ELSE province.code_34 END)
ORDER BY province.unit, province.place, months.month;
