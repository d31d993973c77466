-- How many bulletins name at least one of the chosen resolutions, in all and with an acting province; and how many are there?
WITH chosen_ones AS MATERIALIZED (
    SELECT DISTINCT bulletin_id
    FROM cited($start, $end, $provinces, $sites, $unit)
    WHERE list_contains($choices::VARCHAR[], choice)
)
SELECT (SELECT count(*) FROM filtered($start, $end, $provinces, $sites, $unit)) AS all_bulletins,
       count(*) AS bulletins,
       (SELECT count(DISTINCT bulletin_id)
        FROM province_facts($provinces, $unit, 'active') SEMI JOIN chosen_ones USING (bulletin_id)) AS in_provinces
FROM chosen_ones;
