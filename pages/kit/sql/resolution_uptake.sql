-- When did each province take up each chosen resolution, counted from its issue, over all time? taken_up: an acting bulletin
-- names it (the first one is given; is_exact: in each week from the issue to it the province was watched, so that none came
-- before); silent: watched since the issue, and nothing; not_collected: nobody looked. The weeks from the first to the last day
-- of the build are $first and $last. Read as published, a unit of the old map is not asked for what was issued after its end.
WITH wanted AS (
    SELECT one.choice, resolution.issued_on
    FROM (SELECT unnest($choices::VARCHAR[]) AS choice) AS one LEFT JOIN resolution ON resolution.key = one.choice
),
named AS (
    SELECT CASE WHEN $unit::VARCHAR = '34' THEN '34' ELSE place.unit END AS unit,
           CASE WHEN $unit::VARCHAR = '34' THEN place.code_34 ELSE place.code END AS code,
           choice, sum(CASE WHEN $unit::VARCHAR = '34' THEN bulletins_34 ELSE bulletins END)::BIGINT AS bulletins,
           min(place.first_on) AS first_on,
           arg_min(place.first_bulletin, (place.first_on, place.first_bulletin)) FILTER (place.first_on IS NOT NULL) AS first_bulletin
    FROM resolution_place AS place
    WHERE list_contains($choices::VARCHAR[], choice) AND ($unit::VARCHAR <> '63' OR place.unit = '63')
      AND (len($sites::VARCHAR[]) = 0 OR list_contains($sites::VARCHAR[], site))
      AND (len($provinces::VARCHAR[]) = 0
           OR list_contains($provinces::VARCHAR[], CASE WHEN $unit::VARCHAR = '63' THEN place.code ELSE place.code_34 END))
    GROUP BY 1, 2, 3
),
weeks AS (
    SELECT DISTINCT unit, code, week FROM watched($first, $last, $sites, $unit)
),
shown AS (
    SELECT * FROM province
    WHERE CASE $unit::VARCHAR WHEN 'published' THEN (unit = '63' AND $first::DATE < DATE '2025-07-01')
                                                 OR (unit = '34' AND $last::DATE >= DATE '2025-07-01')
                              ELSE unit = $unit::VARCHAR END
      AND (len($provinces::VARCHAR[]) = 0
           OR list_contains($provinces::VARCHAR[], CASE WHEN $unit::VARCHAR = '63' THEN code ELSE code_34 END))
),
joined AS (
    SELECT shown.unit, shown.code, shown.name, shown.place, wanted.choice, wanted.issued_on,
           coalesce(named.bulletins, 0) AS bulletins, named.first_on, named.first_bulletin
    FROM shown CROSS JOIN wanted
    LEFT JOIN named ON named.unit = shown.unit AND named.code = shown.code AND named.choice = wanted.choice
),
since AS (
    SELECT joined.unit, joined.code, joined.choice, count(*) AS weeks,
           count(*) FILTER (week <= first_on) AS weeks_before
    FROM joined JOIN weeks ON weeks.unit = joined.unit AND weeks.code = joined.code
        AND (issued_on IS NULL OR week >= date_trunc('week', issued_on))
    GROUP BY ALL
)
SELECT joined.*, date_diff('day', issued_on, first_on) AS days, coalesce(since.weeks, 0) AS weeks,
       CASE WHEN bulletins > 0 THEN 'taken_up' WHEN since.weeks > 0 THEN 'silent' ELSE 'not_collected' END AS state,
       coalesce(weeks_before > date_diff('day', date_trunc('week', issued_on), date_trunc('week', first_on)) // 7, false) AS is_exact
FROM joined LEFT JOIN since USING (unit, code, choice)
WHERE bulletins > 0 OR $unit::VARCHAR <> 'published' OR unit = '34' OR issued_on IS NULL OR issued_on < DATE '2025-07-01'
ORDER BY joined.choice, joined.first_on NULLS LAST, joined.unit, joined.place;
