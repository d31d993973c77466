-- Which namings of the period stay open and could mean this resolution? They are not counted for it.
SELECT choice, mode(why) AS why, list_distinct(flatten(list(surfaces)))[:3] AS surfaces,
       count(*) FILTER (NOT again_choice) AS bulletins
FROM cited($start, $end, $provinces, $sites, $unit)
WHERE status = 'ambiguous' AND choice <> $choice AND list_contains(candidates, $choice)
GROUP BY choice
ORDER BY bulletins DESC, choice;
