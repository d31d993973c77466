-- With which words does the newest bulletin among them name the most named resolution?
-- Overview, sixth card, the first name, then the first bulletin: two clicks; the words are marked.
WITH cited AS (
    SELECT fact.key, bulletin_id, bulletin.published_on, published_time, surfaces
    FROM bulletin_resolution AS fact JOIN bulletin USING (bulletin_id)
    WHERE status = 'resolved'
      AND date_trunc('month', bulletin.published_on) = (SELECT date_trunc('month', max(published_on)) FROM bulletin)
),
most AS (SELECT key FROM cited GROUP BY key ORDER BY count(DISTINCT bulletin_id) DESC, key LIMIT 1)
SELECT surfaces[1] AS answer FROM cited SEMI JOIN most USING (key)
ORDER BY published_on DESC, published_time DESC NULLS LAST, bulletin_id LIMIT 1;
