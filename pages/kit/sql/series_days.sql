-- What one tracker counted of one site, day by day in the period; days that its export does not hold are not there.
SELECT day, visits, visitors, views
FROM series_day
WHERE site = $site AND source = $source AND day BETWEEN $start::DATE AND $end::DATE
ORDER BY day;
