-- The days of exports of web analytics, as often as they were loaded.
CREATE TABLE series_day (
    load VARCHAR NOT NULL, file VARCHAR NOT NULL, line INTEGER NOT NULL, site VARCHAR NOT NULL, day DATE NOT NULL,
    source VARCHAR NOT NULL, visits BIGINT, visitors BIGINT, views BIGINT
);
