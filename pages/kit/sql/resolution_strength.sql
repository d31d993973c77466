-- How strongly do the bulletins of the period take up each chosen resolution? Each bulletin counts once, where it is strongest.
WITH told AS (
    SELECT choice, nr, max(strength_rank(strength)) AS rank
    FROM cited($start, $end, $provinces, $sites, $unit)
    WHERE list_contains($choices::VARCHAR[], choice)
    GROUP BY ALL
)
SELECT wanted.choice, strength_at(steps.rank) AS strength, count(nr) AS bulletins
FROM (SELECT unnest($choices::VARCHAR[]) AS choice) AS wanted
CROSS JOIN (SELECT unnest(range(1, 7)) AS rank) AS steps
LEFT JOIN told ON told.choice = wanted.choice AND told.rank = steps.rank
GROUP BY wanted.choice, steps.rank
ORDER BY wanted.choice, steps.rank;
