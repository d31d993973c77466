-- Which bulletins have no date, so that no figure of a period counts them?
-- Overview, the link at its end: one click.
SELECT string_agg(bulletin_id, ' ' ORDER BY bulletin_id) AS answer FROM bulletin WHERE published_on IS NULL;
