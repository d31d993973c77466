-- Which resolution do most bulletins of the month name, and which bulletins?
-- Overview, sixth card, the first name in its sentence: one click.
WITH cited AS (
    SELECT DISTINCT fact.key, bulletin_id
    FROM bulletin_resolution AS fact
    WHERE status = 'resolved'
      AND date_trunc('month', published_on) = (SELECT date_trunc('month', max(published_on)) FROM bulletin)
),
most AS (SELECT key FROM cited GROUP BY key ORDER BY count(*) DESC, key LIMIT 1)
SELECT short || ': ' || string_agg(bulletin_id, ' ' ORDER BY bulletin_id) AS answer
FROM most JOIN cited USING (key) JOIN resolution USING (key)
GROUP BY short;
