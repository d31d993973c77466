-- How many bulletins of the chosen provinces and sites have no date.
SELECT count(*) AS bulletins FROM undated($provinces, $sites, $unit);
