-- Which sites do loads name that no register knows, those with most bulletins first, and which province acts most on each?
WITH acting AS (
    SELECT site, fact.unit, fact.code, fact.name, count(*) AS bulletins
    FROM bulletin_province AS fact JOIN site USING (site)
    WHERE NOT site.is_known AND fact.role = 'active' GROUP BY ALL
)
SELECT site.site, count(bulletin.bulletin_id) AS bulletins, min(bulletin.published_on) AS first_on,
       max(bulletin.published_on) AS last_on, any_value(bulletin.title) AS title,
       (SELECT arg_max(code, bulletins) FROM acting WHERE acting.site = site.site AND unit = '63') AS code,
       (SELECT arg_max(name, bulletins) FROM acting WHERE acting.site = site.site) AS province
FROM site LEFT JOIN bulletin USING (site)
WHERE NOT site.is_known
GROUP BY site.site
ORDER BY bulletins DESC, site.site
LIMIT $limit;
