-- Tables of readings may tell the hour (08:30) and a counter may show how many different visitors it had.
ALTER TABLE table_reading ADD COLUMN observed_at VARCHAR;
ALTER TABLE table_reading ADD COLUMN unique_visitors BIGINT;
