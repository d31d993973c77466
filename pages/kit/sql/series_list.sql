-- What trackers of the sites' own counted in the period, each site and tool on a line, beside the meters and never among them.
-- A figure that the tool does not tell is null. Visitors are those of each day: one who comes on two days is counted twice.
SELECT series_day.site, counted.name, series_day.source, min(series_day.day) AS first_on, max(series_day.day) AS last_on,
       count(*) AS days, sum(series_day.visits)::BIGINT AS visits, sum(series_day.visitors)::BIGINT AS visitors,
       sum(series_day.views)::BIGINT AS views, min(series_day.file) AS file, count(DISTINCT series_day.file) AS files
FROM series_day
JOIN chosen_sites($provinces, $sites, $unit) AS counted USING (site)
WHERE series_day.day BETWEEN $start::DATE AND $end::DATE
GROUP BY series_day.site, counted.name, series_day.source
ORDER BY counted.name, series_day.source;
