-- The life of one resolution, month by month over all dated bulletins of the chosen sites and provinces, whatever the period.
SELECT date_trunc('month', published_on)::DATE AS month,
       count(DISTINCT bulletin_id) AS bulletins, sum(mentions)::BIGINT AS mentions
FROM chosen($provinces, $sites, $unit) AS bulletin
JOIN bulletin_resolution AS fact USING (bulletin_id)
WHERE published_on IS NOT NULL
  AND resolution_choice(fact.key, fact.issuer, fact.number, fact.status) = $choice
GROUP BY month
ORDER BY month;
