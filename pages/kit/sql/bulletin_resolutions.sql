-- Which resolutions does one bulletin name, how sure is it, and why?
SELECT fact.place, fact.key, fact.issuer, fact.number, fact.year, coalesce(resolution.short, fact.label) AS label,
       fact.mentions, fact.status, fact.why, fact.candidates, fact.surfaces, resolution.title, resolution.issued_on,
       coalesce(resolution.is_verified, true) AS is_verified
FROM bulletin_resolution AS fact LEFT JOIN resolution ON resolution.key = fact.key
WHERE fact.bulletin_id = $id ORDER BY fact.place;
