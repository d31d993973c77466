-- The ledger of a stretch, a row for each chosen site: how many of its weeks have which state.
SELECT site, counted.name, count(week) AS weeks,
       count(*) FILTER (state = 'published') AS published, count(*) FILTER (state = 'nothing_published') AS nothing_published,
       count(*) FILTER (state = 'failed_to_read') AS failed_to_read,
       count(*) FILTER (state = 'not_collected') AS not_collected, count(*) FILTER (state = 'merged_away') AS merged_away
FROM chosen_sites($provinces, $sites, $unit) AS counted
LEFT JOIN (FROM site_week WHERE week_within(week, $start, $end)) AS ledger USING (site)
GROUP BY ALL
ORDER BY published + nothing_published DESC, counted.name;
