-- Bulletins a month; null where none came and no chosen site was collected in two weeks of it, and the state says why: the best that
-- the ledger has of any site. sites_collected of sites: those looked at, of those not yet merged into another.
WITH months AS (SELECT unnest(generate_series($start::DATE, $end::DATE, INTERVAL 1 MONTH))::DATE AS month),
counted AS (
    SELECT date_trunc('month', published_on)::DATE AS month, count(*) AS bulletins
    FROM filtered($start, $end, $provinces, $sites, $unit) GROUP BY ALL
),
by_site AS (
    SELECT date_trunc('month', week + 3)::DATE AS month, site,   -- its Thursday: where most of the week lies
           count(*) FILTER (state IN ('published', 'nothing_published')) >= least(2, count(*)) AS is_collected,
           bool_or(state = 'failed_to_read') AS is_failed, bool_and(state = 'merged_away') AS is_merged
    FROM site_week SEMI JOIN chosen_sites($provinces, $sites, $unit) AS chosen USING (site)
    WHERE week_within(week, $start, $end)
    GROUP BY ALL
),
ledger AS (
    SELECT month, count(*) FILTER (is_collected) AS sites_collected, count(*) FILTER (NOT is_merged) AS sites,
           bool_or(is_failed) AS is_failed, bool_and(is_merged) AS is_merged
    FROM by_site GROUP BY month
)
SELECT month, CASE WHEN bulletins IS NULL AND sites_collected > 0 THEN 0 ELSE bulletins END::BIGINT AS bulletins,
       coalesce(sites_collected, 0) AS sites_collected, coalesce(sites, 0) AS sites,
       CASE WHEN bulletins IS NOT NULL THEN 'published' WHEN sites_collected > 0 THEN 'nothing_published'
            WHEN is_failed THEN 'failed_to_read' WHEN is_merged THEN 'merged_away' ELSE 'not_collected' END AS state
FROM months LEFT JOIN counted USING (month) LEFT JOIN ledger USING (month)
ORDER BY month;
