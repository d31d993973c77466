-- A build multiplied: each of its bulletins as often as `copies` says, under other names and on days a little earlier, spread
-- over a site for each old province. Variables: copies, build.
CREATE TEMP TABLE copy AS SELECT range AS copy FROM range(getvariable('copies')::BIGINT);
CREATE TEMP MACRO named(p_id, p_copy) AS CASE WHEN p_copy = 0 THEN p_id ELSE substr(md5(p_id || '-' || p_copy), 1, 16) END;

INSERT INTO out.site
SELECT 'trang-' || code, 'Công đoàn ' || name, NULL, code, code_34, NULL, NULL, NULL, true
FROM out.province WHERE unit = '63';
CREATE TEMP TABLE place AS SELECT site, row_number() OVER (ORDER BY site) - 1 AS place FROM out.site WHERE starts_with(site, 'trang-');

CREATE TEMP TABLE grown AS
SELECT bulletin_id AS of, copy, named(bulletin_id, copy) AS bulletin_id, place.site AS site, (published_on - copy::INTEGER)::DATE AS published_on,
    row_number() OVER (ORDER BY published_on - copy::INTEGER, named(bulletin_id, copy))::INTEGER AS nr
FROM out.bulletin CROSS JOIN copy JOIN place ON place.place = (hash(bulletin_id) + copy) % (SELECT count(*) FROM place);

-- What carries the number, day and site of its bulletin is written anew, by day.
CREATE TEMP TABLE before_bulletin AS FROM out.bulletin;
CREATE TEMP TABLE before_province AS FROM out.bulletin_province;
CREATE TEMP TABLE before_resolution AS FROM out.bulletin_resolution;
CREATE TEMP TABLE before_activity AS FROM out.bulletin_activity;
CREATE TEMP TABLE before_programme AS FROM out.bulletin_programme;
DELETE FROM out.bulletin;
DELETE FROM out.bulletin_province;
DELETE FROM out.bulletin_resolution;
DELETE FROM out.bulletin_activity;
DELETE FROM out.bulletin_programme;
INSERT INTO out.bulletin
SELECT t.* REPLACE (g.bulletin_id AS bulletin_id, g.site AS site, g.published_on AS published_on, g.nr AS nr)
FROM before_bulletin t JOIN grown g ON g.of = t.bulletin_id ORDER BY g.nr;
INSERT INTO out.bulletin_province
SELECT t.* REPLACE (g.bulletin_id AS bulletin_id, g.site AS site, g.published_on AS published_on, g.nr AS nr)
FROM before_province t JOIN grown g ON g.of = t.bulletin_id ORDER BY g.nr;
INSERT INTO out.bulletin_resolution
SELECT t.* REPLACE (g.bulletin_id AS bulletin_id, g.site AS site, g.published_on AS published_on, g.nr AS nr)
FROM before_resolution t JOIN grown g ON g.of = t.bulletin_id ORDER BY g.nr, place;
INSERT INTO out.bulletin_activity
SELECT t.* REPLACE (g.bulletin_id AS bulletin_id, g.site AS site, g.published_on AS published_on, g.nr AS nr)
FROM before_activity t JOIN grown g ON g.of = t.bulletin_id ORDER BY g.nr, place;
INSERT INTO out.bulletin_programme
SELECT t.* REPLACE (g.bulletin_id AS bulletin_id, g.site AS site, g.published_on AS published_on, g.nr AS nr)
FROM before_programme t JOIN grown g ON g.of = t.bulletin_id ORDER BY g.nr, place;
INSERT INTO out.written SELECT t.* REPLACE (named(bulletin_id, copy) AS bulletin_id) FROM out.written t, copy WHERE copy > 0;

INSERT INTO out.bulletin_event_date SELECT t.* REPLACE (named(bulletin_id, copy) AS bulletin_id) FROM out.bulletin_event_date t, copy WHERE copy > 0;
INSERT INTO out.bulletin_warning SELECT t.* REPLACE (named(bulletin_id, copy) AS bulletin_id) FROM out.bulletin_warning t, copy WHERE copy > 0;
INSERT INTO out.bulletin_keyword SELECT t.* REPLACE (named(bulletin_id, copy) AS bulletin_id) FROM out.bulletin_keyword t, copy WHERE copy > 0;
INSERT INTO out.bulletin_document SELECT t.* REPLACE (named(bulletin_id, copy) AS bulletin_id) FROM out.bulletin_document t, copy WHERE copy > 0;
INSERT INTO out.bulletin_body SELECT t.* REPLACE (named(bulletin_id, copy) AS bulletin_id) FROM out.bulletin_body t, copy WHERE copy > 0;
INSERT INTO out.mention SELECT t.* REPLACE (named(bulletin_id, copy) AS bulletin_id) FROM out.mention t, copy WHERE copy > 0;

-- Every site has the counter that tells most; the one that was loaded for all bulletins is many meters under one name.
CREATE TEMP TABLE read AS
SELECT site FROM out.visit_day GROUP BY site ORDER BY count(*) FILTER (state = 'measured') DESC, site LIMIT 1;
DELETE FROM out.visit_day WHERE site NOT IN (FROM read);
DELETE FROM out.visit_mark WHERE site NOT IN (FROM read);
DELETE FROM out.visit_week WHERE site NOT IN (FROM read);
DELETE FROM out.visit_move WHERE site NOT IN (FROM read);
DELETE FROM out.visit_fault WHERE site NOT IN (FROM read);
DELETE FROM out.visit_trust WHERE site NOT IN (FROM read);
DELETE FROM out.verdict WHERE site NOT IN (FROM read);
DELETE FROM out.reading WHERE site NOT IN (FROM read);
INSERT INTO out.visit_day SELECT v.* REPLACE (place.site AS site) FROM out.visit_day v, place;
INSERT INTO out.visit_mark SELECT v.* REPLACE (place.site AS site) FROM out.visit_mark v, place;
INSERT INTO out.visit_week SELECT v.* REPLACE (place.site AS site) FROM out.visit_week v, place;
INSERT INTO out.visit_move SELECT v.* REPLACE (place.site AS site) FROM out.visit_move v, place;
INSERT INTO out.visit_fault SELECT v.* REPLACE (place.site AS site) FROM out.visit_fault v, place;
INSERT INTO out.visit_trust SELECT v.* REPLACE (place.site AS site) FROM out.visit_trust v, place;
INSERT INTO out.reading SELECT v.* REPLACE (place.site AS site) FROM out.reading v, place;

DELETE FROM out.site_week;
CREATE TEMP TABLE changed_site AS SELECT site FROM out.bulletin UNION SELECT site FROM out.resolution_total;
UPDATE out.build SET build = getvariable('build'), bulletins = (SELECT count(*) FROM out.bulletin),
    newest_bulletin_date = (SELECT max(published_on) FROM out.bulletin);
