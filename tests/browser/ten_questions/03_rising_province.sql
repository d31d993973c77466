-- Which province rose most against the month before, and which bulletins are that?
-- Overview, first card, the first name in its sentence: one click.
WITH newest AS (SELECT max(published_on) AS last_day FROM bulletin),
acting AS (
    SELECT DISTINCT fact.code_34 AS code, bulletin_id, published_on >= date_trunc('month', last_day) AS is_now
    FROM bulletin_province AS fact, newest
    WHERE role = 'active' AND (published_on >= date_trunc('month', last_day)
        OR published_on BETWEEN date_trunc('month', last_day) - INTERVAL 1 MONTH AND last_day - INTERVAL 1 MONTH)
),
rose AS (
    SELECT acting.code FROM acting JOIN province ON province.unit = '34' AND province.code = acting.code
    GROUP BY acting.code, place
    ORDER BY count(*) FILTER (is_now) - count(*) FILTER (NOT is_now) DESC, count(*) FILTER (is_now) DESC, place LIMIT 1
)
SELECT province.name || ': ' || string_agg(bulletin_id, ' ' ORDER BY bulletin_id) AS answer
FROM rose JOIN acting USING (code) JOIN province ON province.unit = '34' AND province.code = rose.code
WHERE is_now
GROUP BY province.name;
