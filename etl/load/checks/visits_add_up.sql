-- Why: what the pages add up over a stretch must be what the meter counted over it, no more and no less.
WITH meter AS (
    SELECT site, observed_on AS day, max(total) AS total FROM reading WHERE total IS NOT NULL GROUP BY ALL
), stretch AS (
    SELECT site, day, total - lag(total) OVER w AS counted, lag(day) OVER w AS since, row_number() OVER w - 1 AS stretch
    FROM meter WINDOW w AS (PARTITION BY site ORDER BY day)
), summed AS (
    SELECT v.site, s.day, any_value(s.counted) AS counted, sum(v.best) AS shown, bool_or(v.best IS NULL) AS is_open,
        count(*) AS days, any_value(s.day - s.since) AS length
    FROM visit_day v ASOF JOIN stretch s ON v.site = s.site AND v.day <= s.day
    WHERE v.day > s.since GROUP BY v.site, s.day
)
SELECT * FROM summed WHERE (NOT is_open AND counted <> shown) OR days <> length;
