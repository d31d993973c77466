-- What each stretch between two readings says of each week ('week'), day ('day') or the whole period ('period'). A stretch
-- that lies wholly in it is known exactly, however its days were shared out; of a stretch cut by an edge only bounds are
-- known: at least what its days inside have for certain, at most all of it but what its days outside have for certain.
CREATE OR REPLACE MACRO visit_parts(p_start, p_end, p_provinces, p_sites, p_unit, p_one_site, p_step) AS TABLE
WITH run AS (
    SELECT visit_day.*,
           CASE WHEN state = 'spread'
                THEN day - (row_number() OVER (PARTITION BY visit_day.site, state, why ORDER BY day))::INTEGER
                ELSE day END AS stretch
    FROM visit_day
    WHERE site IN (SELECT site FROM chosen_sites(p_provinces, p_sites, p_unit))
      AND (p_one_site::VARCHAR IS NULL OR site = p_one_site::VARCHAR)
),
whole AS (
    SELECT *, sum(best) OVER stretch_of AS whole_best, sum(low) OVER stretch_of AS whole_low,
           count(*) OVER stretch_of AS whole_days
    FROM run
    WINDOW stretch_of AS (PARTITION BY site, state, why, stretch)
),
part AS (
    SELECT site, state, stretch, why,
           CASE p_step::VARCHAR WHEN 'week' THEN date_trunc('week', day)::DATE WHEN 'day' THEN day
                                ELSE p_start::DATE END AS moment,
           count(*) AS days, sum(best) AS best, sum(low) AS low, sum(high) AS high,
           any_value(whole_best) AS whole_best, any_value(whole_low) AS whole_low, any_value(whole_days) AS whole_days
    FROM whole
    WHERE day BETWEEN p_start::DATE AND p_end::DATE
    GROUP BY ALL
)
SELECT site, state, moment, days, best::BIGINT AS best,
       (CASE WHEN state = 'spread' AND days = whole_days THEN best ELSE low END)::BIGINT AS low,
       (CASE WHEN state <> 'spread' THEN high
             WHEN days = whole_days THEN best
             ELSE least(high, whole_best - (whole_low - low)) END)::BIGINT AS high
FROM part;
