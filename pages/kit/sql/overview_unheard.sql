-- The chosen sites without any bulletin up to the end of the period, and the provinces of the view that no bulletin up to then
-- has acting. is_collected: one of its own sites was looked at, so that the silence is one; where false, nobody knows. Units
-- of the old map are asked only while it was in force; a site that was merged into another is not asked.
WITH looked AS (
    SELECT site, bool_or(state = 'published') AS has_published
    FROM site_week WHERE week <= $end::DATE AND state IN ('published', 'nothing_published') GROUP BY site
),
heard AS (
    SELECT DISTINCT code
    FROM province_facts([]::VARCHAR[], $view, 'active')
    SEMI JOIN (SELECT bulletin_id FROM chosen([]::VARCHAR[], $sites, $unit) WHERE published_on <= $end::DATE) AS told
        USING (bulletin_id)
),
own AS (
    SELECT CASE WHEN $view::VARCHAR = '63' THEN province ELSE province_34 END AS code, count(looked.site) AS sites
    FROM chosen_sites([]::VARCHAR[], $sites, $unit) AS site LEFT JOIN looked USING (site)
    GROUP BY ALL
)
SELECT 'site' AS kind, site.site AS code, site.name, looked.site IS NOT NULL AS is_collected, 0 AS place
FROM chosen_sites($provinces, $sites, $unit) AS site LEFT JOIN looked USING (site)
WHERE NOT coalesce(has_published, false) AND (merged_on IS NULL OR merged_on > $end::DATE)
UNION ALL
SELECT 'province', province.code, province.name, coalesce(own.sites, 0) > 0, province.place
FROM province LEFT JOIN own USING (code)
WHERE unit = $view::VARCHAR AND province.code NOT IN (SELECT code FROM heard)
  AND ($view::VARCHAR <> '63' OR $end::DATE < DATE '2025-07-01')
  AND (len($provinces::VARCHAR[]) = 0 OR list_contains($provinces::VARCHAR[], province.code))
ORDER BY kind DESC, place, name;
