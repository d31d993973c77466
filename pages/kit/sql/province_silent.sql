-- Provinces that acted in the year before and in the last eight weeks of the period (to the newest bulletin) not at all.
-- 'silent' where a site of the province was collected in these weeks, else 'uncollected'.
WITH edge AS (SELECT least($end::DATE, (SELECT max(published_on) FROM bulletin)) AS last_day),
facts AS (
    SELECT fact.unit, fact.code, bulletin.bulletin_id, bulletin.published_on
    FROM province_facts($provinces, $unit, 'active') AS fact
    JOIN chosen([]::VARCHAR[], $sites, $unit) AS bulletin USING (bulletin_id), edge
    WHERE bulletin.published_on BETWEEN last_day - INTERVAL 60 WEEK AND last_day
),
collected AS (
    SELECT DISTINCT CASE WHEN $unit::VARCHAR = '63' THEN site.province ELSE site.province_34 END AS code
    FROM site_week JOIN site USING (site), edge
    WHERE site_week.state IN ('published', 'nothing_published') AND week BETWEEN last_day - INTERVAL 8 WEEK AND last_day
)
SELECT facts.unit, facts.code, province.name, max(published_on)::DATE AS last_day,
       count(DISTINCT bulletin_id) AS bulletins_before,
       CASE WHEN province.code_34 IN (FROM collected) OR province.code IN (FROM collected)
            THEN 'silent' ELSE 'uncollected' END AS state
FROM facts JOIN province ON province.unit = facts.unit AND province.code = facts.code
GROUP BY ALL
HAVING max(published_on) <= (SELECT last_day - INTERVAL 8 WEEK FROM edge) AND count(DISTINCT bulletin_id) >= 3
ORDER BY state, bulletins_before DESC, facts.code;
