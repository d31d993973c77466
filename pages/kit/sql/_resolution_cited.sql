-- Namings of resolutions in the bulletins that the shared filters leave, one row a fact.
CREATE OR REPLACE MACRO cited(p_start, p_end, p_provinces, p_sites, p_unit) AS TABLE
SELECT * FROM bulletin_resolution
WHERE is_left(published_on, site, nr, p_start, p_end, p_provinces, p_sites, p_unit);
