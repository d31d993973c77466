-- Why: every bulletin must lead back to its load and its site, and every rejected file to its load.
SELECT bulletin_id, load, site FROM bulletin b
WHERE load NOT IN (SELECT load FROM load) OR site NOT IN (SELECT site FROM site)
UNION ALL
SELECT file, load, NULL FROM rejected WHERE load NOT IN (SELECT load FROM load)
UNION ALL
SELECT NULL, load, site FROM load WHERE site NOT IN (SELECT site FROM site);
