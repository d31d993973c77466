-- One load, its files, its tables of readings and its series of trackers, from the stage into core.
INSERT INTO load
SELECT getvariable('load'), getvariable('loaded_at')::TIMESTAMPTZ, getvariable('site'), getvariable('who'),
    getvariable('covers_from')::DATE, getvariable('covers_to')::DATE;

INSERT INTO load_file
SELECT getvariable('load'), place, file, raw, outcome, bulletin_id, why
FROM read_json(getvariable('stage') || '/files.jsonl', format = 'newline_delimited', columns = {
    place: 'INTEGER', file: 'VARCHAR', raw: 'VARCHAR', outcome: 'VARCHAR', bulletin_id: 'VARCHAR', why: 'VARCHAR'
});

INSERT INTO table_reading
SELECT getvariable('load'), file, line, site, observed_on, today, yesterday, week, month, total, online, observed_at,
    unique_visitors
FROM read_json(getvariable('stage') || '/readings.jsonl', format = 'newline_delimited', columns = {
    source: 'VARCHAR', file: 'VARCHAR', line: 'INTEGER', site: 'VARCHAR', observed_on: 'DATE', observed_at: 'VARCHAR',
    today: 'BIGINT', yesterday: 'BIGINT', week: 'BIGINT', month: 'BIGINT', total: 'BIGINT', online: 'BIGINT',
    unique_visitors: 'BIGINT'
})
WHERE source IS NULL;

INSERT INTO series_day
SELECT getvariable('load'), file, line, site, observed_on, source, visits, visitors, views
FROM read_json(getvariable('stage') || '/readings.jsonl', format = 'newline_delimited', columns = {
    source: 'VARCHAR', file: 'VARCHAR', line: 'INTEGER', site: 'VARCHAR', observed_on: 'DATE',
    visits: 'BIGINT', visitors: 'BIGINT', views: 'BIGINT'
})
WHERE source IS NOT NULL;
