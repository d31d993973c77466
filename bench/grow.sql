-- A build multiplied: each of its bulletins as often as `copies` says, under other names and on days a little earlier, spread
-- over a site for each old province. Variables: copies, build.
CREATE TEMP TABLE copy AS SELECT range AS copy FROM range(getvariable('copies')::BIGINT);
CREATE TEMP MACRO named(p_id, p_copy) AS CASE WHEN p_copy = 0 THEN p_id ELSE substr(md5(p_id || '-' || p_copy), 1, 16) END;

INSERT INTO out.site
SELECT 'trang-' || code, 'Công đoàn ' || name, NULL, code, code_34, NULL, NULL, NULL, true
FROM out.province WHERE unit = '63';
CREATE TEMP TABLE place AS SELECT site, row_number() OVER (ORDER BY site) - 1 AS place FROM out.site WHERE starts_with(site, 'trang-');

CREATE TEMP TABLE grown AS
SELECT b.* REPLACE (named(bulletin_id, copy) AS bulletin_id, place.site AS site, (published_on - copy::INTEGER)::DATE AS published_on)
FROM out.bulletin AS b CROSS JOIN copy JOIN place ON place.place = (hash(bulletin_id) + copy) % (SELECT count(*) FROM place);
DELETE FROM out.bulletin;
INSERT INTO out.bulletin FROM grown;
INSERT INTO out.written SELECT t.* REPLACE (named(bulletin_id, copy) AS bulletin_id) FROM out.written t, copy WHERE copy > 0;

INSERT INTO out.bulletin_event_date SELECT t.* REPLACE (named(bulletin_id, copy) AS bulletin_id) FROM out.bulletin_event_date t, copy WHERE copy > 0;
INSERT INTO out.bulletin_warning SELECT t.* REPLACE (named(bulletin_id, copy) AS bulletin_id) FROM out.bulletin_warning t, copy WHERE copy > 0;
INSERT INTO out.bulletin_keyword SELECT t.* REPLACE (named(bulletin_id, copy) AS bulletin_id) FROM out.bulletin_keyword t, copy WHERE copy > 0;
INSERT INTO out.bulletin_province SELECT t.* REPLACE (named(bulletin_id, copy) AS bulletin_id) FROM out.bulletin_province t, copy WHERE copy > 0;
INSERT INTO out.bulletin_resolution SELECT t.* REPLACE (named(bulletin_id, copy) AS bulletin_id) FROM out.bulletin_resolution t, copy WHERE copy > 0;
INSERT INTO out.bulletin_document SELECT t.* REPLACE (named(bulletin_id, copy) AS bulletin_id) FROM out.bulletin_document t, copy WHERE copy > 0;
INSERT INTO out.bulletin_body SELECT t.* REPLACE (named(bulletin_id, copy) AS bulletin_id) FROM out.bulletin_body t, copy WHERE copy > 0;
INSERT INTO out.bulletin_activity SELECT t.* REPLACE (named(bulletin_id, copy) AS bulletin_id) FROM out.bulletin_activity t, copy WHERE copy > 0;
INSERT INTO out.bulletin_programme SELECT t.* REPLACE (named(bulletin_id, copy) AS bulletin_id) FROM out.bulletin_programme t, copy WHERE copy > 0;
INSERT INTO out.mention SELECT t.* REPLACE (named(bulletin_id, copy) AS bulletin_id) FROM out.mention t, copy WHERE copy > 0;

-- Every site has the counter that tells most; the one that was loaded for all bulletins is many meters under one name.
CREATE TEMP TABLE read AS
SELECT site FROM out.visit_day GROUP BY site ORDER BY count(*) FILTER (state = 'measured') DESC, site LIMIT 1;
DELETE FROM out.visit_day WHERE site NOT IN (FROM read);
DELETE FROM out.visit_mark WHERE site NOT IN (FROM read);
DELETE FROM out.visit_fault WHERE site NOT IN (FROM read);
DELETE FROM out.visit_trust WHERE site NOT IN (FROM read);
DELETE FROM out.verdict WHERE site NOT IN (FROM read);
DELETE FROM out.reading WHERE site NOT IN (FROM read);
INSERT INTO out.visit_day SELECT v.* REPLACE (place.site AS site) FROM out.visit_day v, place;
INSERT INTO out.visit_mark SELECT v.* REPLACE (place.site AS site) FROM out.visit_mark v, place;
INSERT INTO out.visit_fault SELECT v.* REPLACE (place.site AS site) FROM out.visit_fault v, place;
INSERT INTO out.visit_trust SELECT v.* REPLACE (place.site AS site) FROM out.visit_trust v, place;
INSERT INTO out.reading SELECT v.* REPLACE (place.site AS site) FROM out.reading v, place;

DELETE FROM out.site_week;
UPDATE out.build SET build = getvariable('build'), bulletins = (SELECT count(*) FROM out.bulletin),
    newest_bulletin_date = (SELECT max(published_on) FROM out.bulletin);
