-- Sites that data/reference/sites.csv does not know.
SELECT site FROM site WHERE NOT is_known ORDER BY site;
