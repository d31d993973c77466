-- Why: a body's province is a code of the 63 units; any other would be counted nowhere.
SELECT bulletin_id, name, province FROM bulletin_body
WHERE province IS NOT NULL AND province NOT IN (SELECT code FROM province WHERE unit = '63')
UNION ALL
SELECT site, name, province FROM site
WHERE province IS NOT NULL AND province NOT IN (SELECT code FROM province WHERE unit = '63');
