-- The articles: id, title, body.
SELECT doc_id, title, body FROM read_parquet($path);
