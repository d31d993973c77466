-- Bulletins in which one province acts together with another ('*': with any; 'many': with so many that the bulletin is a
-- round-up). Of a round-up, where more than five units act, nobody can say that they act together. province_unit as in `naming`.
-- Those of the period, unless `dated` asks for others: to group those of all time takes longer than anything else a page asks.
CREATE OR REPLACE MACRO acting_together(p_province, p_partner, p_province_unit, p_start, p_end, p_dated) AS TABLE
WITH acts AS (
    SELECT DISTINCT bulletin_id,
           CASE WHEN coalesce(p_province_unit::VARCHAR, '34') = '34' THEN '34' ELSE unit END AS unit,
           CASE WHEN coalesce(p_province_unit::VARCHAR, '34') = '34' THEN code_34 ELSE code END AS code
    FROM bulletin_province
    WHERE p_partner::VARCHAR IS NOT NULL AND role = 'active'
      AND (p_dated::VARCHAR IS NOT NULL
           OR bulletin_id IN (SELECT bulletin_id FROM bulletin WHERE published_on BETWEEN p_start::DATE AND p_end::DATE))
      AND CASE coalesce(p_province_unit::VARCHAR, '34') WHEN '63' THEN unit = '63' WHEN '34p' THEN unit = '34' ELSE true END
),
grouped AS (SELECT bulletin_id, list(code) AS codes FROM acts GROUP BY bulletin_id, unit)
SELECT DISTINCT bulletin_id
FROM grouped
WHERE (coalesce(p_province::VARCHAR, '*') = '*' OR list_contains(codes, p_province::VARCHAR))
  AND CASE p_partner::VARCHAR WHEN 'many' THEN len(codes) > 5
                              WHEN '*' THEN len(codes) BETWEEN 2 AND 5
                              ELSE len(codes) <= 5 AND list_contains(codes, p_partner::VARCHAR) END;
