-- How many bulletins without a date name a resolution? They stand outside every period.
SELECT count(DISTINCT bulletin_id) AS bulletins
FROM undated($provinces, $sites, $unit)
JOIN bulletin_resolution USING (bulletin_id);
