-- The staged bulletins, each once: the same bytes may lie in a batch under two names, loose or inside containers.
CREATE OR REPLACE TEMP TABLE incoming AS
SELECT *
FROM read_json(getvariable('stage') || '/bulletins.jsonl', format = 'newline_delimited', maximum_object_size = 268435456, columns = {
    bulletin_id: 'VARCHAR', raw: 'VARCHAR', format: 'VARCHAR', site: 'VARCHAR', site_mark: 'VARCHAR',
    title: 'VARCHAR', section: 'VARCHAR', author: 'VARCHAR',
    published_on: 'DATE', published_time: 'VARCHAR', page_clock: 'DATE', event_dates: 'DATE[]', "union": 'BOOLEAN',
    provinces: 'STRUCT(unit VARCHAR, code VARCHAR, "name" VARCHAR, "role" VARCHAR, mentions INTEGER, evidence VARCHAR, spans INTEGER[][])[]',
    resolutions: 'STRUCT("key" VARCHAR, issuer VARCHAR, number VARCHAR, "year" INTEGER, "label" VARCHAR, mentions INTEGER, status VARCHAR, why VARCHAR, candidates VARCHAR[], surfaces VARCHAR[], spans INTEGER[][], strength VARCHAR, strengths VARCHAR[])[]',
    documents: 'STRUCT(kind VARCHAR, number VARCHAR, issuer VARCHAR, spans INTEGER[][])[]',
    bodies: 'STRUCT("name" VARCHAR, "level" VARCHAR, province VARCHAR, "role" VARCHAR, spans INTEGER[][])[]',
    activities: 'STRUCT(kind VARCHAR, took_place BOOLEAN, spans INTEGER[][])[]',
    programmes: 'STRUCT(kind VARCHAR, number VARCHAR, parties VARCHAR[], first_year INTEGER, last_year INTEGER)[]',
    traffic: 'STRUCT(observed_on DATE, today BIGINT, yesterday BIGINT, week BIGINT, "month" BIGINT, total BIGINT, "online" BIGINT)',
    keywords: 'VARCHAR[]', warnings: 'VARCHAR[]', position: 'INTEGER'
})
QUALIFY row_number() OVER (PARTITION BY raw ORDER BY position) = 1;
