-- Namings of resolutions in the bulletins that the shared filters leave, one row a fact. choice is what a reader picks: the
-- register's key, or 'issuer|number|status' while the key is open.
CREATE OR REPLACE MACRO resolution_choice(p_key, p_issuer, p_number, p_status) AS
    coalesce(p_key, p_issuer || '|' || coalesce(p_number, '') || '|' || p_status);

CREATE OR REPLACE MACRO cited(p_start, p_end, p_provinces, p_sites, p_unit) AS TABLE
SELECT resolution_choice(fact.key, fact.issuer, fact.number, fact.status) AS choice,
       fact.*, bulletin.published_on, bulletin.site, bulletin.title
FROM filtered(p_start, p_end, p_provinces, p_sites, p_unit) AS bulletin
JOIN bulletin_resolution AS fact USING (bulletin_id);
