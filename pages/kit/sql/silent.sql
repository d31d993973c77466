-- Which provinces and sites had bulletins in the six months before, and in the last eight weeks none? is_collected: every
-- site that carried them then (or the one it was merged into) was collected in at least four of these weeks, so that the
-- silence is one; where false, nobody knows. The old map ended on 1 July 2025: past that its units are not asked.
WITH edge AS (
    SELECT least($end::DATE, greatest(
               (SELECT max(published_on) FROM bulletin),
               (SELECT max(week) + 6 FROM site_week WHERE state IN ('published', 'nothing_published')))) AS last_day
),
span AS (SELECT last_day, last_day - 55 AS since, (last_day - 55 - INTERVAL 6 MONTH)::DATE AS earliest FROM edge),
told AS (
    SELECT bulletin_id, site, published_on, published_on >= since AS is_recent
    FROM chosen([]::VARCHAR[], $sites, $unit), span
    WHERE published_on BETWEEN earliest AND last_day
),
collected AS (
    SELECT site FROM site_week, span
    WHERE state IN ('published', 'nothing_published') AND week BETWEEN since - 6 AND last_day
    GROUP BY site HAVING count(*) >= 4
),
heir AS (
    SELECT site.site, CASE WHEN merged_on <= last_day THEN coalesce(merged_into, site.site) ELSE site.site END AS heir
    FROM site, span
),
facts AS (
    SELECT 'province' AS kind, fact.unit, fact.code, told.*
    FROM told JOIN province_facts($provinces, $unit, 'active') AS fact USING (bulletin_id), span
    WHERE $unit::VARCHAR <> '63' OR last_day < DATE '2025-07-01'
    UNION ALL BY NAME
    SELECT 'site' AS kind, told.site AS code, told.*
    FROM told SEMI JOIN chosen_sites($provinces, $sites, $unit) AS counted USING (site)
    WHERE told.site NOT IN (SELECT site FROM heir WHERE heir <> heir.site)
),
summed AS (
    SELECT kind, unit, code, max(published_on) AS last_day, count(DISTINCT bulletin_id) AS bulletins_before,
           bool_and(heir.heir IN (SELECT site FROM collected)) AS is_collected
    FROM facts JOIN heir USING (site)
    GROUP BY ALL
    HAVING NOT bool_or(is_recent)
)
SELECT kind, summed.unit, summed.code, coalesce(province.name, site.name) AS name, last_day, bulletins_before, is_collected
FROM summed
LEFT JOIN province ON province.unit = summed.unit AND province.code = summed.code
LEFT JOIN site ON summed.kind = 'site' AND site.site = summed.code
ORDER BY is_collected DESC, bulletins_before DESC, last_day, kind, code;
