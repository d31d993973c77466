-- The yardstick of loading: the bare texts in a table, nothing understood.
CREATE TABLE text AS SELECT unnest($files) AS file, unnest($texts) AS text;
