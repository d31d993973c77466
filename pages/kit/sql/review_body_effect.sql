-- What changes when a body is placed in an old unit: the bulletins that name it, and those in which that unit did not act yet.
WITH named AS (
    SELECT bulletin_id, bool_or(role = 'active') AS acts FROM bulletin_body WHERE name = $name AND province IS NULL GROUP BY ALL
), place AS (
    SELECT code_34 FROM province WHERE unit = '63' AND code = $code
)
SELECT count(*) AS bulletins, count(*) FILTER (acts AND NOT EXISTS (
           SELECT 1 FROM bulletin_province AS fact JOIN place USING (code_34)
           WHERE fact.bulletin_id = named.bulletin_id AND fact.role = 'active')) AS gained
FROM named;
