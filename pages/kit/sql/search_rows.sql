-- The bulletins of one screen of hits, by their names: when, where, and which provinces act in them.
WITH places AS (
    SELECT bulletin_id, string_agg(name, ', ' ORDER BY mentions DESC, name) AS provinces
    FROM bulletin_province
    WHERE role = 'active' AND list_contains($ids::VARCHAR[], bulletin_id)
    GROUP BY bulletin_id
)
SELECT bulletin_id, published_on, title, file, coalesce(site.name, bulletin.site) AS site, provinces
FROM bulletin
LEFT JOIN site ON site.site = bulletin.site
LEFT JOIN places USING (bulletin_id)
WHERE list_contains($ids::VARCHAR[], bulletin_id);
