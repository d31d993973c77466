-- Bulletins a month; null, a gap, where none came and no chosen site was collected in that month.
WITH months AS (SELECT unnest(generate_series($start::DATE, $end::DATE, INTERVAL 1 MONTH))::DATE AS month),
counted AS (
    SELECT date_trunc('month', published_on)::DATE AS month, count(*) AS bulletins
    FROM filtered($start, $end, $provinces, $sites, $unit) GROUP BY ALL
),
collected AS (
    SELECT DISTINCT date_trunc('month', week)::DATE AS month
    FROM site_week SEMI JOIN chosen_sites($provinces, $sites, $unit) AS chosen USING (site)
    WHERE state IN ('published', 'nothing_published') AND week BETWEEN $start::DATE AND $end::DATE
)
SELECT month, CASE WHEN bulletins IS NULL AND collected.month IS NOT NULL THEN 0 ELSE bulletins END::BIGINT AS bulletins
FROM months LEFT JOIN counted USING (month) LEFT JOIN collected USING (month)
ORDER BY month;
