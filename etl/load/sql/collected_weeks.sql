-- How many sites there are, how many of them were heard lately, and how many of their weeks somebody looked at.
SELECT count(*) FILTER (state <> 'merged_away') AS sites, count(*) FILTER (state = 'heard') AS sites_heard,
       (SELECT count(*) FILTER (state IN ('published', 'nothing_published')) FROM site_week) AS weeks_collected,
       (SELECT count(*) FILTER (state <> 'merged_away') FROM site_week) AS weeks
FROM memory.main.site_silence(NULL);
