-- How many bulletins name each of the chosen resolutions, month by month? A month in which no bulletin at all was published
-- here has no row in the data: its counts are null, not zero.
WITH months AS (
    SELECT date_trunc('month', published_on)::DATE AS month, count(*) AS all_bulletins
    FROM filtered($start, $end, $provinces, $sites, $unit)
    GROUP BY month
),
calendar AS (
    SELECT unnest(generate_series(min(month), max(month), INTERVAL 1 MONTH))::DATE AS month FROM months
),
named AS (
    SELECT choice, date_trunc('month', published_on)::DATE AS month,
           count(DISTINCT bulletin_id) AS bulletins, sum(mentions)::BIGINT AS mentions
    FROM cited($start, $end, $provinces, $sites, $unit)
    WHERE list_contains($choices::VARCHAR[], choice)
    GROUP BY ALL
)
SELECT chosen.choice, calendar.month, months.all_bulletins,
       CASE WHEN months.month IS NOT NULL THEN coalesce(named.bulletins, 0) END AS bulletins,
       CASE WHEN months.month IS NOT NULL THEN coalesce(named.mentions, 0) END AS mentions
FROM (SELECT unnest($choices::VARCHAR[]) AS choice) AS chosen
CROSS JOIN calendar
LEFT JOIN months ON months.month = calendar.month
LEFT JOIN named ON named.choice = chosen.choice AND named.month = calendar.month
ORDER BY chosen.choice, calendar.month;
