-- The readings of the sites in changed_site (out_changed.sql), for the rules of etl/load/meter.
SELECT site, observed_on, total, today, yesterday, week, month
FROM out.reading SEMI JOIN changed_site USING (site)
ORDER BY ALL;
