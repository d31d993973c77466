-- What would a decision change, by the rules of etl/load/sql/out_decided.sql? Bulletins, the provinces that act in them, and
-- those left alone: older than the resolution, or with words that speak against it. $only names one bulletin; null: all alike.
-- $issued_on is the day of a resolution that the register does not have yet.
WITH alike AS (
    SELECT fact.bulletin_id,
           coalesce(bulletin.published_on < coalesce(resolution.issued_on, $issued_on::DATE), false) AS is_older,
           $only::VARCHAR IS NULL AND coalesce(resolution.confidence, 'staff') <> 'staff' AND len(fact.candidates) > 0 AND NOT list_contains(fact.candidates, $key) AS speaks_against
    FROM bulletin_resolution AS fact
    JOIN bulletin USING (bulletin_id)
    LEFT JOIN resolution ON resolution.key = $key
    WHERE fact.status IN ('ambiguous', 'unregistered') AND fact.issuer = $issuer AND fact.label = $label
      AND coalesce(fact.number, '') = coalesce($number::VARCHAR, '')
      AND ($only::VARCHAR IS NULL OR fact.bulletin_id = $only::VARCHAR)
), changed AS (
    SELECT DISTINCT bulletin_id FROM alike WHERE NOT is_older AND NOT speaks_against
)
SELECT coalesce((SELECT list(bulletin_id ORDER BY bulletin_id) FROM changed), []) AS bulletins,
       (SELECT count(DISTINCT code_34) FROM bulletin_province SEMI JOIN changed USING (bulletin_id) WHERE role = 'active') AS provinces,
       (SELECT count(DISTINCT bulletin_id) FROM alike WHERE is_older) AS older,
       (SELECT count(DISTINCT bulletin_id) FROM alike WHERE speaks_against AND NOT is_older) AS against;
