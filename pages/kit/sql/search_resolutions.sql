-- What the resolutions of a facet are called: by key, or by 'issuer|number' where the key is open.
SELECT DISTINCT coalesce(fact.key, fact.issuer || '|' || coalesce(fact.number, '')) AS value, resolution.short,
       fact.issuer, fact.number
FROM bulletin_resolution AS fact
LEFT JOIN resolution ON resolution.key = fact.key
WHERE list_contains($values::VARCHAR[], coalesce(fact.key, fact.issuer || '|' || coalesce(fact.number, '')))
ORDER BY ALL;
