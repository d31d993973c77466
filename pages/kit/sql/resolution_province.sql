-- In which provinces do acting bulletins name each chosen resolution? Every province has its rows. state: named; silent, with
-- bulletins of its own or at least watched, and none naming it; not_collected, where a zero is not knowing. The period's own
-- weeks decide, and in the view as published both maps appear when the period lies on both sides.
WITH acting AS (
    SELECT unit, code, nr FROM province_told($start, $end, $provinces, $sites, $unit, 'active')
),
shown AS (
    SELECT * FROM province
    WHERE CASE $unit::VARCHAR
              WHEN 'published' THEN (unit = '63' AND $start::DATE < DATE '2025-07-01')
                                 OR (unit = '34' AND $end::DATE >= DATE '2025-07-01')
                                 OR unit IN (SELECT unit FROM acting)
              ELSE unit = $unit::VARCHAR END
      AND (len($provinces::VARCHAR[]) = 0
           OR list_contains($provinces::VARCHAR[], CASE WHEN $unit::VARCHAR = '63' THEN code ELSE code_34 END))
),
totals AS (SELECT unit, code, count(*) AS all_bulletins FROM acting GROUP BY ALL),
looked AS (SELECT DISTINCT unit, code, true AS is_watched FROM watched($start, $end, $sites, $unit)),
named AS (
    SELECT unit, code, choice, count(*) AS bulletins
    FROM acting JOIN (SELECT nr, choice FROM cited($start, $end, $provinces, $sites, $unit)
                      WHERE NOT again_choice AND list_contains($choices::VARCHAR[], choice)) AS naming USING (nr)
    GROUP BY ALL
)
SELECT shown.unit, shown.code, shown.name, shown.place, wanted.choice,
       coalesce(totals.all_bulletins, 0) AS all_bulletins, coalesce(named.bulletins, 0) AS bulletins,
       CASE WHEN named.bulletins > 0 THEN 'named' WHEN totals.all_bulletins > 0 OR is_watched THEN 'silent'
            ELSE 'not_collected' END AS state
FROM shown
CROSS JOIN (SELECT unnest($choices::VARCHAR[]) AS choice) AS wanted
LEFT JOIN totals ON totals.unit = shown.unit AND totals.code = shown.code
LEFT JOIN looked ON looked.unit = shown.unit AND looked.code = shown.code
LEFT JOIN named ON named.unit = shown.unit AND named.code = shown.code AND named.choice = wanted.choice
ORDER BY shown.unit, shown.place, wanted.choice;
