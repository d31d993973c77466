-- How many more, or fewer, than in the same days of the month before?
-- Overview, the line below the first figure: no click.
WITH newest AS (SELECT max(published_on) AS last_day FROM bulletin),
stretch AS (
    SELECT date_trunc('month', last_day)::DATE AS first_day, last_day,
           (date_trunc('month', last_day) - INTERVAL 1 MONTH)::DATE AS before_first,
           (last_day - INTERVAL 1 MONTH)::DATE AS before_last
    FROM newest
)
SELECT format('{:+d}', count(*) FILTER (published_on BETWEEN first_day AND last_day)
                       - count(*) FILTER (published_on BETWEEN before_first AND before_last)) AS answer
FROM bulletin, stretch;
