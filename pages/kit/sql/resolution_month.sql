-- How many bulletins name each of the chosen resolutions, month by month, and of how many? A month in which none came and no
-- chosen site was collected is not known: its counts are null, not zero.
WITH calendar AS (SELECT unnest(generate_series($start::DATE, $end::DATE, INTERVAL 1 MONTH))::DATE AS month),
published AS (
    SELECT date_trunc('month', published_on)::DATE AS month, count(*) AS all_bulletins
    FROM filtered($start, $end, $provinces, $sites, $unit)
    GROUP BY month
),
looked AS (
    SELECT DISTINCT date_trunc('month', week)::DATE AS month
    FROM site_week SEMI JOIN chosen_sites($provinces, $sites, $unit) AS mine USING (site)
    WHERE state IN ('published', 'nothing_published') AND week BETWEEN $start::DATE AND $end::DATE
),
months AS (
    SELECT month, all_bulletins IS NOT NULL OR looked.month IS NOT NULL AS is_known, coalesce(all_bulletins, 0) AS all_bulletins
    FROM calendar LEFT JOIN published USING (month) LEFT JOIN looked USING (month)
),
named AS (
    SELECT choice, date_trunc('month', published_on)::DATE AS month,
           count(*) FILTER (NOT again_choice) AS bulletins, sum(mentions)::BIGINT AS mentions
    FROM cited($start, $end, $provinces, $sites, $unit)
    WHERE list_contains($choices::VARCHAR[], choice)
    GROUP BY ALL
)
SELECT wanted.choice, months.month,
       CASE WHEN is_known THEN all_bulletins END AS all_bulletins,
       CASE WHEN is_known THEN coalesce(named.bulletins, 0) END AS bulletins,
       CASE WHEN is_known THEN coalesce(named.mentions, 0) END AS mentions
FROM (SELECT unnest($choices::VARCHAR[]) AS choice) AS wanted
CROSS JOIN months
LEFT JOIN named ON named.choice = wanted.choice AND named.month = months.month
ORDER BY wanted.choice, months.month;
