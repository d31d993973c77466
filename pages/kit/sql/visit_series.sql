-- Visits per day or week ($step) of one site ($one_site) or of all, by what is known of each day. best is null where unknown.
SELECT date_trunc($step, day)::DATE AS moment, state,
       sum(best)::BIGINT AS best, sum(low)::BIGINT AS low, sum(high)::BIGINT AS high,
       count(*) AS days, count(DISTINCT visit_day.site) AS sites
FROM visit_day
JOIN chosen_sites($provinces, $sites, $unit) AS counted USING (site)
WHERE day BETWEEN $start::DATE AND $end::DATE
  AND ($one_site::VARCHAR IS NULL OR visit_day.site = $one_site::VARCHAR)
GROUP BY ALL
ORDER BY moment, state;
