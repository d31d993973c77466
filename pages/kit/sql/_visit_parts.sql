-- What is known of each week ('week'), day ('day') or the whole period ('period'), by site and state of its days. Days that
-- were shared out are known more closely together than one by one: between two midnights of the meter (visit_mark) there was
-- at least what it must have risen and at most what it can have risen, less what the measured days between had.
CREATE OR REPLACE MACRO visit_parts(p_start, p_end, p_provinces, p_sites, p_unit, p_one_site, p_step) AS TABLE
WITH chosen AS (
    SELECT site FROM chosen_sites(p_provinces, p_sites, p_unit)
    WHERE p_one_site::VARCHAR IS NULL OR site = p_one_site::VARCHAR
),
counted AS (
    SELECT visit_day.*,
           CASE p_step::VARCHAR WHEN 'week' THEN date_trunc('week', day)::DATE WHEN 'day' THEN day
                                ELSE p_start::DATE END AS moment
    FROM visit_day SEMI JOIN chosen USING (site)
    WHERE day BETWEEN p_start::DATE AND p_end::DATE
),
loose AS (
    -- Only what was shared out has bounds of its own; of measured days nobody needs the midnights.
    SELECT DISTINCT site, moment FROM counted WHERE state = 'spread'
),
midnight AS (
    -- A midnight begins one moment and ends the one before.
    SELECT site, line, day, low, high,
           CASE p_step::VARCHAR WHEN 'week' THEN date_trunc('week', day - side)::DATE ELSE p_start::DATE END AS moment
    FROM visit_mark SEMI JOIN chosen USING (site), (VALUES (0), (1)) AS of(side)
    WHERE p_step::VARCHAR <> 'day' AND day BETWEEN p_start::DATE AND p_end::DATE + 1
),
rise AS (
    SELECT site, line, moment, min(day) AS since, max(day) AS until,
           arg_max(low, day) - arg_min(high, day) AS least, arg_max(high, day) - arg_min(low, day) AS most
    FROM midnight SEMI JOIN loose USING (site, moment) GROUP BY ALL HAVING min(day) < max(day)
),
lined AS (
    SELECT counted.*, rise.line, rise.least, rise.most
    FROM counted SEMI JOIN loose USING (site, moment) LEFT JOIN rise
        ON rise.site = counted.site AND rise.moment = counted.moment AND day >= since AND day < until
),
part AS (
    SELECT site, moment, line, sum(best) FILTER (WHERE state = 'spread') AS best,
           sum(low) FILTER (WHERE state = 'spread') AS low, sum(high) FILTER (WHERE state = 'spread') AS high,
           any_value(least) - CASE WHEN bool_and(best IS NOT NULL)
               THEN coalesce(sum(low) FILTER (WHERE state <> 'spread'), 0) END AS least,
           any_value(most) - coalesce(sum(low) FILTER (WHERE state <> 'spread'), 0) AS most
    FROM lined GROUP BY site, moment, line
),
together AS (
    SELECT site, moment, sum(least(best, greatest(low, coalesce(least, low)))) AS low,
           sum(greatest(best, least(high, coalesce(most, high)))) AS high
    FROM part WHERE best IS NOT NULL GROUP BY site, moment
),
state AS (
    SELECT site, state, moment, count(*) AS days, sum(best) AS best, sum(low) AS low, sum(high) AS high
    FROM counted GROUP BY ALL
)
SELECT site, state.state, moment, days, state.best::BIGINT AS best,
       (CASE WHEN state.state = 'spread' THEN together.low ELSE state.low END)::BIGINT AS low,
       (CASE WHEN state.state = 'spread' THEN together.high ELSE state.high END)::BIGINT AS high
FROM state LEFT JOIN together USING (site, moment);
