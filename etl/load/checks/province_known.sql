-- Why: a unit is (unit, code); a code of no map, or one led to the wrong new unit, falls off the map without a word.
SELECT f.bulletin_id, f.unit, f.code, f.code_34, p.code_34 AS register
FROM bulletin_province f LEFT JOIN province p USING (unit, code)
WHERE p.code IS NULL OR p.code_34 <> f.code_34;
