-- What does each day of the week bring, as a share of the site's own usual day? Of days that the meter tells exactly only: days
-- that were shared out evenly would show a week without a rhythm; and of sites with four weeks of them. weekday: 1 is Monday.
WITH exact AS (
    SELECT site, day, best
    FROM visit_day SEMI JOIN chosen_sites($provinces, $sites, $unit) AS chosen USING (site)
    WHERE state = 'measured' AND day BETWEEN $start::DATE AND $end::DATE
      AND ($one_site::VARCHAR IS NULL OR site = $one_site::VARCHAR)
),
rhythm AS (
    SELECT site, median(best) AS usual FROM exact GROUP BY site HAVING count(*) >= 28 AND median(best) > 0
)
SELECT isodow(day)::INTEGER AS weekday, median(best / usual) AS middle,
       quantile_cont(best / usual, 0.25) AS low, quantile_cont(best / usual, 0.75) AS high,
       count(*) AS days, count(DISTINCT site) AS sites
FROM exact JOIN rhythm USING (site)
GROUP BY ALL
ORDER BY weekday;
