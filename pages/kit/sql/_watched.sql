-- The weeks of the ledger that speak of a unit: those of the chosen sites that report on it, with their states. A site reports
-- on its own province and on those that its bulletins had active in the period or in the six months before. Read in the map
-- it was published in, a unit has weeks only while that map was in force. One row a unit, site and week: the ledger has a site's
-- week once, and a site reports on a unit once.
CREATE OR REPLACE MACRO reported(p_start, p_end, p_sites, p_unit) AS TABLE
WITH reporting AS (
    SELECT site, '63' AS unit, province AS code FROM site WHERE province IS NOT NULL
    UNION
    SELECT site, '34', province_34 FROM site WHERE province_34 IS NOT NULL
    UNION
    SELECT site, unit, code
    FROM province_told(p_start::DATE - INTERVAL 6 MONTH, p_end, []::VARCHAR[], []::VARCHAR[], p_unit, 'active')
)
SELECT unit, code, site, week, state
FROM site_week JOIN reporting USING (site)
WHERE week BETWEEN p_start::DATE AND p_end::DATE
  AND (len(p_sites::VARCHAR[]) = 0 OR list_contains(p_sites::VARCHAR[], site))
  AND CASE WHEN unit = '63' THEN week < DATE '2025-07-01'
           ELSE p_unit::VARCHAR = '34' OR week + 6 >= DATE '2025-07-01' END;

-- The weeks in which a unit was watched: some such site was collected. Without one a unit's zero is not knowing.
CREATE OR REPLACE MACRO watched(p_start, p_end, p_sites, p_unit) AS TABLE
SELECT unit, code, site, week FROM reported(p_start, p_end, p_sites, p_unit) WHERE state IN ('published', 'nothing_published');
