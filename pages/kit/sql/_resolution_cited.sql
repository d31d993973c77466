-- Namings of resolutions in the bulletins that the shared filters leave, one row a fact.
CREATE OR REPLACE MACRO cited(p_start, p_end, p_provinces, p_sites, p_unit) AS TABLE
SELECT * FROM bulletin_resolution
WHERE published_on BETWEEN p_start::DATE AND p_end::DATE
  AND (len(p_sites::VARCHAR[]) = 0 OR list_contains(p_sites::VARCHAR[], site))
  AND (len(p_provinces::VARCHAR[]) = 0 OR nr IN (SELECT nr FROM acting_in(p_provinces, p_unit)));
