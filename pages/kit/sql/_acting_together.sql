-- Bulletins in which one province acts together with another ('*': with any; 'many': with so many that the bulletin is a
-- round-up). Of a round-up, where more than five units act, nobody can say that they act together. province_unit as in `naming`,
-- or 'published': units of one map together, as `province_facts` tells them. With provinces chosen, one of them is among those together.
-- Those of the period, unless `dated` asks for others: to group those of all time takes longer than anything else a page asks.
CREATE OR REPLACE MACRO acting_together(p_province, p_partner, p_province_unit, p_start, p_end, p_dated, p_provinces, p_unit) AS TABLE
WITH acts AS (
    SELECT nr, CASE WHEN coalesce(p_province_unit::VARCHAR, '34') = '34' THEN '34' ELSE unit END AS map,
           CASE WHEN coalesce(p_province_unit::VARCHAR, '34') = '34' THEN code_34 ELSE code END AS code,
           len(p_provinces::VARCHAR[]) = 0
           OR list_contains(p_provinces::VARCHAR[], CASE WHEN p_unit::VARCHAR = '63' THEN code ELSE code_34 END) AS is_chosen
    FROM bulletin_province
    WHERE p_partner::VARCHAR IS NOT NULL AND role = 'active' AND NOT is_alone
      AND (p_dated::VARCHAR IS NOT NULL
           OR published_on BETWEEN p_start::DATE AND p_end::DATE)
      AND CASE coalesce(p_province_unit::VARCHAR, '34')
            WHEN '63' THEN unit = '63' WHEN '34p' THEN unit = '34' WHEN 'published' THEN true ELSE NOT again_34 END
),
grouped AS (
    SELECT nr, count(*) AS units, bool_or(code = p_province::VARCHAR) AS has_one, bool_or(code = p_partner::VARCHAR) AS has_other,
           bool_or(is_chosen) AS has_chosen
    FROM acts GROUP BY nr, map
)
SELECT nr
FROM grouped
WHERE (coalesce(p_province::VARCHAR, '*') = '*' OR has_one)
  AND has_chosen
  AND CASE p_partner::VARCHAR WHEN 'many' THEN units > 5
                              WHEN '*' THEN units BETWEEN 2 AND 5
                              ELSE units BETWEEN 2 AND 5 AND has_other END;
