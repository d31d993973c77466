-- How many bulletins without a date name a resolution? They stand outside every period.
SELECT count(*) AS bulletins
FROM undated($provinces, $sites, $unit) SEMI JOIN (FROM bulletin_resolution WHERE published_on IS NULL) AS fact USING (nr);
