-- Which site was visited most in the month?
-- Overview, the card of visits: no click.
SELECT site.name AS answer
FROM visit_day JOIN site USING (site)
WHERE date_trunc('month', day) = (SELECT date_trunc('month', max(published_on)) FROM bulletin)
GROUP BY site.name ORDER BY sum(best) DESC LIMIT 1;
