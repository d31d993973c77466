-- Every header whose columns somebody explained.
SELECT header, columns FROM upload_columns ORDER BY header;
