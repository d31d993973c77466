-- The facts of the staged bulletins, one table per kind, in the order of the text.
INSERT INTO bulletin
SELECT bulletin_id, raw, format, title, section, author, published_on, published_time, page_clock, "union", site,
    getvariable('rules_version') || coalesce('+' || site_mark, ''), getvariable('facts')
FROM incoming ORDER BY position;

INSERT INTO bulletin_event_date
SELECT DISTINCT bulletin_id, unnest(event_dates) AS event_date FROM incoming ORDER BY ALL;

INSERT INTO bulletin_warning
SELECT bulletin_id, unnest(warnings) FROM incoming;

INSERT INTO bulletin_keyword
SELECT bulletin_id, unnest(keywords), generate_subscripts(keywords, 1) - 1 FROM incoming;

INSERT INTO bulletin_traffic
SELECT bulletin_id, coalesce(traffic.observed_on, page_clock), traffic.today, traffic.yesterday, traffic.week,
    traffic.month, traffic.total, traffic.online
FROM incoming WHERE traffic IS NOT NULL;

CREATE OR REPLACE TEMP TABLE incoming_province AS SELECT bulletin_id, unnest(provinces) AS fact FROM incoming;
INSERT INTO bulletin_province
SELECT bulletin_id, fact.unit, fact.code, fact.name, fact.role, fact.mentions, fact.evidence FROM incoming_province;

CREATE OR REPLACE TEMP TABLE incoming_resolution AS
SELECT bulletin_id, generate_subscripts(resolutions, 1) - 1 AS place, unnest(resolutions) AS fact FROM incoming;
INSERT INTO bulletin_resolution
SELECT bulletin_id, place, fact.key, fact.issuer, fact.number, fact.year, fact.label, fact.mentions, fact.status,
    fact.why, fact.candidates, fact.surfaces, fact.strength, fact.strengths
FROM incoming_resolution;

CREATE OR REPLACE TEMP TABLE incoming_document AS
SELECT bulletin_id, generate_subscripts(documents, 1) - 1 AS place, unnest(documents) AS fact FROM incoming;
INSERT INTO bulletin_document SELECT bulletin_id, place, fact.kind, fact.number, fact.issuer FROM incoming_document;

CREATE OR REPLACE TEMP TABLE incoming_body AS
SELECT bulletin_id, generate_subscripts(bodies, 1) - 1 AS place, unnest(bodies) AS fact FROM incoming;
INSERT INTO bulletin_body
SELECT bulletin_id, place, fact.name, fact.level, fact.province, fact.role FROM incoming_body;

CREATE OR REPLACE TEMP TABLE incoming_activity AS
SELECT bulletin_id, generate_subscripts(activities, 1) - 1 AS place, unnest(activities) AS fact FROM incoming;
INSERT INTO bulletin_activity SELECT bulletin_id, place, fact.kind, fact.took_place FROM incoming_activity;

CREATE OR REPLACE TEMP TABLE incoming_programme AS
SELECT bulletin_id, generate_subscripts(programmes, 1) - 1 AS place, unnest(programmes) AS fact FROM incoming;
INSERT INTO bulletin_programme
SELECT bulletin_id, place, fact.kind, fact.number, fact.parties, fact.first_year, fact.last_year FROM incoming_programme;

INSERT INTO mention
SELECT bulletin_id, kind, name, span[1], span[2]
FROM (
    SELECT bulletin_id, 'province' AS kind, fact.name AS name, unnest(fact.spans) AS span FROM incoming_province
    UNION ALL SELECT bulletin_id, 'resolution', place::VARCHAR, unnest(fact.spans) FROM incoming_resolution
    UNION ALL SELECT bulletin_id, 'document', place::VARCHAR, unnest(fact.spans) FROM incoming_document
    UNION ALL SELECT bulletin_id, 'body', place::VARCHAR, unnest(fact.spans) FROM incoming_body
    UNION ALL SELECT bulletin_id, 'activity', place::VARCHAR, unnest(fact.spans) FROM incoming_activity
);
