-- The columns of every table of a database; without a name, of the one that unqualified names mean.
SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = coalesce($name, current_database()) AND NOT internal;
