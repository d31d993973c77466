-- The bulletins that a number was counted from: shared filters plus the conditions of pages/kit/conditions.py, each of
-- which is off while null. The list page and every count that opens it ask this one macro.

-- Bulletins naming one province. province_unit: '63' as published in the old map, '34' in today's map with the old units in
-- it, '34p' only what was published in today's map. Province '*' is any. Role 'any' includes provinces merely named.
CREATE OR REPLACE MACRO naming(p_province, p_province_unit, p_role) AS TABLE
SELECT nr
FROM bulletin_province
WHERE p_province::VARCHAR IS NOT NULL
  AND (coalesce(p_role::VARCHAR, 'active') = 'any' OR role = 'active')
  AND CASE coalesce(p_province_unit::VARCHAR, '34')
        WHEN '63' THEN unit = '63' AND p_province::VARCHAR IN ('*', code)
        WHEN '34p' THEN unit = '34' AND p_province::VARCHAR IN ('*', code)
        ELSE p_province::VARCHAR IN ('*', code_34) END;

-- Bulletins naming a resolution: by key, or 'issuer|number' where the key is open, or any ('*'); by status; and by strength,
-- the strongest that the bulletin has for what was asked.
CREATE OR REPLACE MACRO citing(p_resolution, p_status, p_strength := NULL) AS TABLE
WITH told AS (
    SELECT nr, max(strength_rank(strength)) AS rank
    FROM bulletin_resolution
    WHERE coalesce(p_resolution::VARCHAR, p_status::VARCHAR, p_strength::VARCHAR) IS NOT NULL
      AND (coalesce(p_resolution::VARCHAR, '*') = '*' OR key = p_resolution::VARCHAR
           OR (key IS NULL AND contains(p_resolution::VARCHAR, '|')
               AND issuer || '|' || coalesce(number, '') = p_resolution::VARCHAR))
      AND (p_status::VARCHAR IS NULL OR status = p_status::VARCHAR)
    GROUP BY nr
)
SELECT nr FROM told WHERE p_strength::VARCHAR IS NULL OR rank = strength_rank(p_strength::VARCHAR);

CREATE OR REPLACE MACRO matching(
    p_start, p_end, p_provinces, p_sites, p_unit,
    p_province, p_province_unit, p_role, p_resolution, p_status, p_month, p_one_site, p_load, p_union, p_dated,
    p_activity, p_body, p_partner := NULL, p_strength := NULL
) AS TABLE
SELECT bulletin.*
FROM chosen(p_provinces, p_sites, p_unit) AS bulletin
WHERE CASE WHEN p_dated::VARCHAR = 'all' THEN true
           WHEN p_dated::VARCHAR = 'undated' THEN published_on IS NULL
           ELSE published_on BETWEEN p_start::DATE AND p_end::DATE END
  AND (p_month::VARCHAR IS NULL OR strftime(published_on, '%Y-%m') = p_month::VARCHAR)
  AND (p_one_site::VARCHAR IS NULL OR site = p_one_site::VARCHAR)
  AND (p_load::VARCHAR IS NULL OR load = p_load::VARCHAR)
  AND (p_union::BOOLEAN IS NULL OR is_union = p_union::BOOLEAN)
  AND (p_province::VARCHAR IS NULL OR nr IN (SELECT nr FROM naming(p_province, p_province_unit, p_role)))
  AND (p_partner::VARCHAR IS NULL
       OR nr IN (SELECT nr FROM acting_together(p_province, p_partner, p_province_unit, p_start, p_end, p_dated,
                                            p_provinces, p_unit)))
  AND ((p_resolution::VARCHAR IS NULL AND p_status::VARCHAR IS NULL AND p_strength::VARCHAR IS NULL)
       OR nr IN (SELECT nr FROM citing(p_resolution, p_status, p_strength := p_strength)))
  AND (p_activity::VARCHAR IS NULL OR nr IN (
        SELECT nr FROM bulletin_activity WHERE took_place AND p_activity::VARCHAR IN ('*', kind)))
  AND (p_body::VARCHAR IS NULL OR bulletin_id IN (SELECT bulletin_id FROM bulletin_body WHERE name = p_body::VARCHAR));
