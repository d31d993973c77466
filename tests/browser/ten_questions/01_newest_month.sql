-- How many bulletins does the newest month have?
-- Overview, the first card: no click.
SELECT count(*)::VARCHAR AS answer FROM bulletin
WHERE date_trunc('month', published_on) = (SELECT date_trunc('month', max(published_on)) FROM bulletin);
