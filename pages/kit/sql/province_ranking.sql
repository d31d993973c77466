-- Every unit of the view with its bulletins, greatest first; the sites that reported on it and were collected or published;
-- and what the ledger says: the weeks it was watched, and the state, the best that any site and week has, so that a zero is told
-- from not knowing. In the view as published both maps appear when the period lies on both sides.
WITH told AS MATERIALIZED (
    SELECT unit, code, site, count(*) AS bulletins
    FROM province_told($start, $end, $provinces, $sites, $unit, $role) GROUP BY ALL
),
counted AS (SELECT unit, code, sum(bulletins)::BIGINT AS bulletins FROM told GROUP BY ALL),
ledger AS MATERIALIZED (FROM reported($start, $end, $sites, $unit)),
looked AS (
    SELECT unit, code,
           count(DISTINCT week) FILTER (state IN ('published', 'nothing_published')) AS weeks,
           bool_or(state = 'failed_to_read') AS is_failed, bool_or(state = 'merged_away') AS is_merged
    FROM ledger GROUP BY ALL
),
heard AS (
    SELECT unit, code, count(*) AS sites
    FROM (SELECT unit, code, site FROM told UNION
          SELECT unit, code, site FROM ledger WHERE state IN ('published', 'nothing_published'))
    GROUP BY ALL
)
SELECT province.unit, province.code, province.code_34, province.name, province.region, province.place,
       coalesce(bulletins, 0) AS bulletins, coalesce(sites, 0) AS sites, coalesce(weeks, 0) AS weeks,
       bulletins IS NOT NULL OR coalesce(weeks, 0) > 0 AS is_collected,
       CASE WHEN bulletins IS NOT NULL THEN 'published' WHEN weeks > 0 THEN 'nothing_published'
            WHEN is_failed THEN 'failed_to_read' WHEN is_merged THEN 'merged_away' ELSE 'not_collected' END AS state
FROM province LEFT JOIN counted USING (unit, code) LEFT JOIN looked USING (unit, code) LEFT JOIN heard USING (unit, code)
WHERE (CASE $unit::VARCHAR WHEN 'published' THEN counted.bulletins IS NOT NULL
                              OR (province.unit = '63' AND $start::DATE < DATE '2025-07-01')
                              OR (province.unit = '34' AND $end::DATE >= DATE '2025-07-01')
                           ELSE province.unit = $unit::VARCHAR END)
  AND (len($provinces::VARCHAR[]) = 0
       OR list_contains($provinces::VARCHAR[], CASE WHEN $unit::VARCHAR = '63' THEN province.code ELSE province.code_34 END))
ORDER BY bulletins DESC, province.unit, province.place;
