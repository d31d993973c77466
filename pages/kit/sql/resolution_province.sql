-- In which provinces do acting bulletins name each chosen resolution? Every province has its rows: with bulletins of its own
-- and none naming it, a zero (silence); without any bulletin in the period, all_bulletins 0 (nothing known).
WITH acting AS (
    SELECT facts.unit, facts.code, facts.bulletin_id
    FROM province_facts($provinces, $unit, 'active') AS facts
    JOIN filtered($start, $end, $provinces, $sites, $unit) USING (bulletin_id)
),
shown AS (
    SELECT * FROM province
    WHERE CASE WHEN $unit = 'published' THEN unit IN (SELECT unit FROM acting) ELSE unit = $unit END
      AND (len($provinces::VARCHAR[]) = 0
           OR list_contains($provinces::VARCHAR[], CASE WHEN $unit = '63' THEN code ELSE code_34 END))
),
totals AS (
    SELECT unit, code, count(DISTINCT bulletin_id) AS all_bulletins FROM acting GROUP BY ALL
),
named AS (
    SELECT unit, code, choice, count(DISTINCT bulletin_id) AS bulletins
    FROM acting JOIN cited($start, $end, $provinces, $sites, $unit) USING (bulletin_id)
    GROUP BY ALL
)
SELECT shown.unit, shown.code, shown.name, shown.place, wanted.choice,
       coalesce(totals.all_bulletins, 0) AS all_bulletins, coalesce(named.bulletins, 0) AS bulletins
FROM shown
CROSS JOIN (SELECT unnest($choices::VARCHAR[]) AS choice) AS wanted
LEFT JOIN totals ON totals.unit = shown.unit AND totals.code = shown.code
LEFT JOIN named ON named.unit = shown.unit AND named.code = shown.code AND named.choice = wanted.choice
ORDER BY shown.unit, shown.place, wanted.choice;
