-- The life of one resolution, month by month over all time, from its issue or the first day of the build, whichever is later;
-- null where no bulletin at all came and no chosen site was collected.
WITH told AS (
    SELECT nr, published_on FROM chosen($provinces, $sites, $unit) WHERE published_on IS NOT NULL
),
named AS (
    SELECT date_trunc('month', published_on)::DATE AS month,
           count(*) FILTER (NOT again_choice) AS bulletins, sum(mentions)::BIGINT AS mentions
    FROM told JOIN (SELECT nr, mentions, again_choice FROM bulletin_resolution WHERE choice = $choice) USING (nr)
    GROUP BY month
),
edge AS (
    SELECT least((SELECT min(month) FROM named),
                 greatest(date_trunc('month', min(published_on)),
                          (SELECT date_trunc('month', issued_on) FROM resolution WHERE key = $choice)))::DATE AS first_month,
           max(published_on) AS last_day
    FROM bulletin
),
calendar AS (
    SELECT unnest(generate_series(first_month, last_day, INTERVAL 1 MONTH))::DATE AS month FROM edge
),
known AS (
    SELECT date_trunc('month', published_on)::DATE AS month FROM told
    UNION
    SELECT date_trunc('month', week)::DATE FROM site_week SEMI JOIN chosen_sites($provinces, $sites, $unit) AS mine USING (site)
    WHERE state IN ('published', 'nothing_published')
)
SELECT month,
       CASE WHEN known.month IS NOT NULL THEN coalesce(bulletins, 0) END AS bulletins,
       CASE WHEN known.month IS NOT NULL THEN coalesce(mentions, 0) END AS mentions
FROM calendar LEFT JOIN known USING (month) LEFT JOIN named USING (month)
WHERE EXISTS (FROM named)
ORDER BY month;
