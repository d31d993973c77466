-- The one filtering rule of all pages, as table macros that every cursor of a build starts with.
-- A macro parameter must not bear a column's name, hence p_.

-- Bulletins in which one of the provinces acts. unit says which map the codes belong to: '63' reads only what was published
-- in the old map; '34' and 'published' read today's map, where each old unit counts for the new one it lies in.
CREATE OR REPLACE MACRO acting_in(p_provinces, p_unit) AS TABLE
SELECT nr
FROM bulletin_province
WHERE role = 'active' AND len(p_provinces::VARCHAR[]) > 0
  AND CASE WHEN p_unit::VARCHAR = '63' THEN unit = '63' AND list_contains(p_provinces::VARCHAR[], code)
           ELSE list_contains(p_provinces::VARCHAR[], code_34) END;

-- Bulletins of the chosen sites and provinces, dated or not; an empty list chooses all.
CREATE OR REPLACE MACRO chosen(p_provinces, p_sites, p_unit) AS TABLE
SELECT bulletin.*
FROM bulletin
WHERE (len(p_sites::VARCHAR[]) = 0 OR list_contains(p_sites::VARCHAR[], site))
  AND (len(p_provinces::VARCHAR[]) = 0 OR nr IN (SELECT nr FROM acting_in(p_provinces, p_unit)));

-- What the shared filters leave: bulletins of the period.
CREATE OR REPLACE MACRO filtered(p_start, p_end, p_provinces, p_sites, p_unit) AS TABLE
SELECT * FROM chosen(p_provinces, p_sites, p_unit) WHERE published_on BETWEEN p_start::DATE AND p_end::DATE;

-- The same without a date: outside every period, counted in a note.
CREATE OR REPLACE MACRO undated(p_provinces, p_sites, p_unit) AS TABLE
SELECT * FROM chosen(p_provinces, p_sites, p_unit) WHERE published_on IS NULL;

-- Province facts as a view reads them, one row for a bulletin and unit. unit '63': codes of the old map only; '34': today's map,
-- old units included; 'published': each in the map it was published in. Role 'active' leaves out provinces that are merely
-- named. With provinces given, only theirs, by the rule of acting_in: where they act, so do their bulletins.
CREATE OR REPLACE MACRO province_facts(p_provinces, p_unit, p_role) AS TABLE
SELECT bulletin_id, nr, published_on, site, is_alone,
       CASE WHEN p_unit::VARCHAR = '34' THEN '34' ELSE unit END AS unit,
       CASE WHEN p_unit::VARCHAR = '34' THEN code_34 ELSE code END AS code,
       role
FROM bulletin_province
WHERE (p_unit::VARCHAR <> '63' OR unit = '63')
  AND (p_unit::VARCHAR <> '34' OR NOT again_34)
  AND (p_role::VARCHAR = 'any' OR role = 'active')
  AND (len(p_provinces::VARCHAR[]) = 0
       OR list_contains(p_provinces::VARCHAR[], CASE WHEN p_unit::VARCHAR = '63' THEN code ELSE code_34 END));

-- The same of the period and the chosen sites.
CREATE OR REPLACE MACRO province_told(p_start, p_end, p_provinces, p_sites, p_unit, p_role) AS TABLE
SELECT * FROM province_facts(p_provinces, p_unit, p_role)
WHERE published_on BETWEEN p_start::DATE AND p_end::DATE
  AND (len(p_sites::VARCHAR[]) = 0 OR list_contains(p_sites::VARCHAR[], site));

-- How many bulletins these are: most have one row alone, and of those nothing needs to be told apart.
CREATE OR REPLACE MACRO province_bulletins(p_start, p_end, p_provinces, p_sites, p_unit, p_role, p_map) AS (
    (SELECT count(*) FROM province_told(p_start, p_end, p_provinces, p_sites, p_unit, p_role)
     WHERE is_alone AND (p_map::VARCHAR IS NULL OR unit = p_map::VARCHAR))
    + (SELECT count(DISTINCT nr) FROM province_told(p_start, p_end, p_provinces, p_sites, p_unit, p_role)
       WHERE NOT is_alone AND (p_map::VARCHAR IS NULL OR unit = p_map::VARCHAR))
);

-- Whether the shared filters leave the bulletin of a fact, which carries its day, site and number: the rule of `filtered`.
CREATE OR REPLACE MACRO is_left(p_day, p_site, p_nr, p_start, p_end, p_provinces, p_sites, p_unit) AS (
    p_day BETWEEN p_start::DATE AND p_end::DATE
    AND (len(p_sites::VARCHAR[]) = 0 OR list_contains(p_sites::VARCHAR[], p_site))
    AND (len(p_provinces::VARCHAR[]) = 0 OR p_nr IN (SELECT nr FROM acting_in(p_provinces, p_unit)))
);

-- Activities that took place, in the bulletins that the shared filters leave: one row a fact.
CREATE OR REPLACE MACRO activity_told(p_start, p_end, p_provinces, p_sites, p_unit) AS TABLE
SELECT * FROM bulletin_activity
WHERE took_place AND is_left(published_on, site, nr, p_start, p_end, p_provinces, p_sites, p_unit);

-- Sites that belong to the chosen provinces and are themselves chosen; an empty list chooses all.
CREATE OR REPLACE MACRO chosen_sites(p_provinces, p_sites, p_unit) AS TABLE
SELECT site.*
FROM site
WHERE (len(p_sites::VARCHAR[]) = 0 OR list_contains(p_sites::VARCHAR[], site))
  AND (len(p_provinces::VARCHAR[]) = 0
       OR list_contains(p_provinces::VARCHAR[], CASE WHEN p_unit::VARCHAR = '63' THEN province ELSE province_34 END));
