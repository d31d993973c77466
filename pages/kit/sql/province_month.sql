-- Bulletins of each unit and month; null, a grey cell, where none came and no site of the unit was collected, or where the
-- month lies outside the map the unit is read in (the 63 units ended, and the 34 began, on 1 July 2025).
WITH months AS (SELECT unnest(generate_series($start::DATE, $end::DATE, INTERVAL 1 MONTH))::DATE AS month),
counted AS (
    SELECT fact.unit, fact.code, date_trunc('month', published_on)::DATE AS month, count(DISTINCT bulletin_id) AS bulletins
    FROM province_facts($provinces, $unit, $role) AS fact
    JOIN filtered($start, $end, []::VARCHAR[], $sites, $unit) AS chosen USING (bulletin_id)
    GROUP BY ALL
),
collected AS (
    SELECT DISTINCT province, province_34, date_trunc('month', week)::DATE AS month
    FROM site_week JOIN site USING (site)
    WHERE state IN ('published', 'nothing_published') AND week BETWEEN $start::DATE AND $end::DATE
),
known AS (
    SELECT '63' AS unit, province AS code, month FROM collected WHERE month < DATE '2025-07-01'
    UNION
    SELECT '34', province_34, month FROM collected WHERE $unit::VARCHAR = '34' OR month >= DATE '2025-07-01'
)
SELECT province.unit, province.code, province.name, months.month,
       CASE WHEN bulletins IS NULL AND known.code IS NOT NULL THEN 0 ELSE bulletins END::BIGINT AS bulletins
FROM (SELECT * FROM province WHERE $unit::VARCHAR IN (unit, 'published')) AS province
CROSS JOIN months
LEFT JOIN counted USING (unit, code, month)
LEFT JOIN known USING (unit, code, month)
WHERE len($provinces::VARCHAR[]) = 0
   OR list_contains($provinces::VARCHAR[], CASE WHEN $unit::VARCHAR = '63' THEN province.code ELSE province.code_34 END)
ORDER BY province.unit, province.place, months.month;
