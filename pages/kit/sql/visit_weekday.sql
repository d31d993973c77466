-- What does each day of the week bring, as a share of the site's own usual day? Of days that the meter tells exactly only: days
-- that were shared out evenly would show a week without a rhythm; and of sites with four weeks of them. weekday: 1 is Monday.
WITH told AS (
    SELECT site, day, best, median(best) OVER site_days AS usual, count(*) OVER site_days AS days
    FROM visit_day
    JOIN chosen_sites($provinces, $sites, $unit) AS chosen USING (site)
    WHERE state = 'measured' AND day BETWEEN $start::DATE AND $end::DATE
      AND ($one_site::VARCHAR IS NULL OR site = $one_site::VARCHAR)
    WINDOW site_days AS (PARTITION BY site)
)
SELECT isodow(day)::INTEGER AS weekday, median(best / usual) AS middle,
       quantile_cont(best / usual, 0.25) AS low, quantile_cont(best / usual, 0.75) AS high,
       count(*) AS days, count(DISTINCT site) AS sites
FROM told
WHERE usual > 0 AND days >= 28
GROUP BY ALL
ORDER BY weekday;
