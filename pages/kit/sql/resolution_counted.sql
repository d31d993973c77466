-- How many bulletins name at least one of the chosen resolutions, in all and with an acting province; and how many are there?
WITH chosen_ones AS MATERIALIZED (
    SELECT DISTINCT nr
    FROM cited($start, $end, $provinces, $sites, $unit)
    WHERE list_contains($choices::VARCHAR[], choice)
)
SELECT (SELECT count(*) FROM filtered($start, $end, $provinces, $sites, $unit)) AS all_bulletins,
       count(*) AS bulletins,
       (SELECT count(DISTINCT nr)
        FROM province_told($start, $end, $provinces, $sites, $unit, 'active') SEMI JOIN chosen_ones USING (nr)) AS in_provinces
FROM chosen_ones;
