-- Whether the list of tables can be read; `ok` where it can.
SELECT iif(count(*) >= 0, 'ok', NULL) FROM sqlite_schema;
