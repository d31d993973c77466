-- Tables: sixty days since a day, those that are no plain difference first.
SELECT day, site.name, state, low, best, high, why
FROM visit_day
JOIN site USING (site)
WHERE day >= $since
ORDER BY state = 'measured', day DESC, site.name
LIMIT 60;
