-- One load, its files and its tables of readings, from the stage into core.
INSERT INTO load
SELECT getvariable('load'), getvariable('loaded_at')::TIMESTAMPTZ, getvariable('site'), getvariable('who'),
    getvariable('covers_from')::DATE, getvariable('covers_to')::DATE;

INSERT INTO load_file
SELECT getvariable('load'), place, file, raw, outcome, bulletin_id, why
FROM read_json(getvariable('stage') || '/files.jsonl', format = 'newline_delimited', columns = {
    place: 'INTEGER', file: 'VARCHAR', raw: 'VARCHAR', outcome: 'VARCHAR', bulletin_id: 'VARCHAR', why: 'VARCHAR'
});

INSERT INTO table_reading
SELECT getvariable('load'), file, line, site, observed_on, today, yesterday, week, month, total, online
FROM read_json(getvariable('stage') || '/readings.jsonl', format = 'newline_delimited', columns = {
    file: 'VARCHAR', line: 'INTEGER', site: 'VARCHAR', observed_on: 'DATE',
    today: 'BIGINT', yesterday: 'BIGINT', week: 'BIGINT', month: 'BIGINT', total: 'BIGINT', online: 'BIGINT'
});
