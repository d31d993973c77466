-- How many provinces and sites had bulletins once and none in the last eight weeks, though all was collected?
-- Overview, the list of who fell silent: no click. In the demonstration every site was collected to the end of its time.
WITH edge AS (
    SELECT greatest((SELECT max(published_on) FROM bulletin),
                    (SELECT max(week) + 6 FROM site_week WHERE state IN ('published', 'nothing_published'))) AS known_to
),
span AS (SELECT least(known_to, (SELECT last_day(max(published_on)) FROM bulletin)) AS ended FROM edge),
heard AS (
    SELECT 'province ' || code_34 AS what, published_on FROM bulletin_province
    WHERE role = 'active'
    UNION ALL
    SELECT 'site ' || site, published_on FROM bulletin SEMI JOIN (SELECT site FROM site WHERE merged_on IS NULL) AS own USING (site)
)
SELECT count(*)::VARCHAR AS answer FROM (
    SELECT what FROM heard, span
    WHERE published_on <= ended
    GROUP BY what HAVING max(published_on) < any_value(ended) - 55
);
