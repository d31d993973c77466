-- Why: nobody takes up a resolution before it is issued; a younger one means that another bearer of its number was meant.
SELECT b.bulletin_id, b.published_on, r.key, r.issued_on
FROM bulletin_resolution f JOIN resolution r USING (key) JOIN bulletin b USING (bulletin_id)
WHERE f.status = 'resolved' AND r.issued_on > b.published_on;
