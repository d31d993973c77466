-- Which bulletins have no day, or one that a warning doubts? Those in groups of the same title first, for one day settles a group.
WITH doubted AS (
    SELECT bulletin_id, string_agg(warning, '; ' ORDER BY warning) AS why
    FROM bulletin_warning WHERE starts_with(warning, 'Ngày ') GROUP BY bulletin_id
)
SELECT any_value(bulletin.bulletin_id ORDER BY bulletin.bulletin_id) AS bulletin_id, list(bulletin.bulletin_id ORDER BY bulletin.bulletin_id) AS alike,
       bulletin.title, bulletin.site, any_value(coalesce(site.name, bulletin.site)) AS site_name, bulletin.published_on,
       any_value(bulletin.raw ORDER BY bulletin.bulletin_id) AS raw, any_value(bulletin.file ORDER BY bulletin.bulletin_id) AS file,
       min(bulletin.page_clock) AS page_clock, any_value(doubted.why) AS why, count(*) AS bulletins
FROM bulletin LEFT JOIN doubted USING (bulletin_id) LEFT JOIN site ON site.site = bulletin.site
WHERE (bulletin.published_on IS NULL OR doubted.why IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM correction WHERE correction.bulletin_id = bulletin.bulletin_id AND correction.field = 'published_on')
GROUP BY coalesce(bulletin.title, bulletin.bulletin_id), bulletin.title, bulletin.site, bulletin.published_on
ORDER BY bulletins DESC, bulletin.published_on IS NOT NULL, bulletin_id
LIMIT $limit;
