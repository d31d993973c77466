-- The bulletins that arrive in this build with all their facts, in bulk and by day.
CREATE OR REPLACE TEMP TABLE numbered AS
SELECT bulletin_id, published_on, arriving.site,
    ((SELECT coalesce(max(nr), 0) FROM out.bulletin) + row_number() OVER (ORDER BY published_on, bulletin_id))::INTEGER AS nr
FROM arriving JOIN bulletin_day USING (bulletin_id);

INSERT INTO out.bulletin
SELECT b.bulletin_id, o.site, o.load, o.file, b.raw, b.format, b.title, b.section, b.author, n.published_on,
    d.published_time, b.page_clock, b.is_union, n.nr
FROM core.bulletin b JOIN numbered n USING (bulletin_id) JOIN origin o USING (bulletin_id) JOIN bulletin_day d USING (bulletin_id)
ORDER BY n.nr;
INSERT INTO out.written SELECT bulletin_id, facts FROM origin SEMI JOIN arriving USING (bulletin_id);

INSERT INTO out.bulletin_event_date SELECT * FROM core.bulletin_event_date SEMI JOIN arriving USING (bulletin_id);
-- What the machine doubted of a day is answered where staff gave one.
INSERT INTO out.bulletin_warning SELECT * FROM core.bulletin_warning w SEMI JOIN arriving USING (bulletin_id)
WHERE NOT (w.bulletin_id IN (SELECT bulletin_id FROM dated WHERE published_on IS NOT NULL)
    AND (starts_with(w.warning, 'Ngày ') OR contains(lower(w.warning), 'ngày đăng')));
INSERT INTO out.bulletin_keyword SELECT * FROM core.bulletin_keyword SEMI JOIN arriving USING (bulletin_id);

CREATE OR REPLACE TEMP VIEW resolution_now AS
SELECT * FROM core.bulletin_resolution SEMI JOIN arriving USING (bulletin_id)
    ANTI JOIN decided USING (bulletin_id, place) ANTI JOIN resolution_laid USING (bulletin_id, place)
UNION ALL
SELECT f.bulletin_id, f.place, d.key, d.to_issuer, d.to_number, d.to_year, d.to_label, f.mentions, 'resolved', d.said, [],
    f.surfaces, f.strength, f.strengths
FROM core.bulletin_resolution f SEMI JOIN arriving USING (bulletin_id) JOIN decided USING (bulletin_id, place)
    JOIN decision_made d USING (decision)
UNION ALL
SELECT bulletin_id, place, key, issuer, number, year, label, mentions, status, why, candidates, surfaces, strength, strengths
FROM resolution_laid SEMI JOIN arriving USING (bulletin_id) WHERE NOT is_gone;
INSERT INTO out.bulletin_resolution
SELECT f.*, nr, published_on, site, coalesce(key, issuer || '|' || coalesce(number, '') || '|' || status) AS choice,
    row_number() OVER (PARTITION BY nr ORDER BY place) > 1, row_number() OVER (PARTITION BY nr, status ORDER BY place) > 1,
    row_number() OVER (PARTITION BY nr, choice ORDER BY place) > 1
FROM resolution_now f JOIN numbered USING (bulletin_id)
ORDER BY nr, place;

INSERT INTO out.bulletin_document SELECT * FROM core.bulletin_document SEMI JOIN arriving USING (bulletin_id);
INSERT INTO out.bulletin_body
SELECT f.bulletin_id, f.place, f.name, coalesce(a.level, f.level), coalesce(f.province, a.province), f.role
FROM core.bulletin_body f SEMI JOIN arriving USING (bulletin_id) LEFT JOIN body_added a USING (name);
INSERT INTO out.bulletin_activity
SELECT f.*, nr, published_on, site, row_number() OVER (PARTITION BY nr, took_place ORDER BY place) > 1,
    row_number() OVER (PARTITION BY nr, took_place, kind ORDER BY place) > 1
FROM core.bulletin_activity f JOIN numbered USING (bulletin_id) ORDER BY nr, place;
INSERT INTO out.bulletin_programme
SELECT f.*, nr, published_on, site FROM core.bulletin_programme f JOIN numbered USING (bulletin_id) ORDER BY nr, place;
INSERT INTO out.mention
SELECT * FROM core.mention SEMI JOIN arriving USING (bulletin_id) ANTI JOIN mention_gone USING (bulletin_id, kind, name)
UNION ALL
SELECT m.bulletin_id, m.kind, p.name, m.span_start, m.span_end
FROM core.mention m SEMI JOIN arriving USING (bulletin_id) JOIN province_laid l ON l.bulletin_id = m.bulletin_id AND list_contains(l.read_as, m.name)
    JOIN out.province p ON p.unit = l.unit AND p.code = l.code
WHERE m.kind = 'province';

INSERT INTO out.bulletin_province
SELECT f.*, nr, published_on, site, row_number() OVER (PARTITION BY nr, code_34 ORDER BY role = 'active' DESC, unit, code) > 1,
    count(*) OVER (PARTITION BY nr) = 1
FROM (
    SELECT f.bulletin_id, f.unit, f.code, coalesce(p.code_34, '?') AS code_34, f.name, f.role, f.mentions, f.evidence
    FROM core.bulletin_province f SEMI JOIN arriving USING (bulletin_id) ANTI JOIN province_again USING (bulletin_id)
        LEFT JOIN out.province p USING (unit, code)
    UNION ALL
    SELECT l.bulletin_id, l.unit, l.code, p.code_34, p.name, l.role, l.mentions, l.evidence
    FROM province_laid l SEMI JOIN arriving USING (bulletin_id) JOIN out.province p USING (unit, code)
) AS f JOIN numbered USING (bulletin_id)
ORDER BY nr;

-- The readings of the sites that changed; a row of a table that was loaded twice is one reading. A page whose clock runs ahead
-- of the day of its load tells no reading: nobody can have read a counter later.
INSERT INTO out.reading
SELECT o.site, t.observed_on, 'bulletin', t.bulletin_id, o.file, t.today, t.yesterday, t.week, t.month, t.total, t.online,
    NULL, NULL
FROM traffic_now t JOIN origin o USING (bulletin_id) JOIN core.load l USING (load)
SEMI JOIN changed_site c ON c.site = o.site
WHERE t.observed_on <= timezone('Asia/Ho_Chi_Minh', l.loaded_at)::DATE
UNION ALL
SELECT r.site, r.observed_on, 'table', NULL, arg_min(r.file, (l.loaded_at, l.load, r.line)), r.today, r.yesterday, r.week,
    r.month, r.total, r.online, r.observed_at, r.unique_visitors
FROM core.table_reading r JOIN core.load l USING (load) SEMI JOIN changed_site c ON c.site = r.site
GROUP BY r.site, r.observed_on, r.observed_at, r.today, r.yesterday, r.week, r.month, r.total, r.online, r.unique_visitors;

-- What trackers counted, beside the meters and never among them; a day exported again is as the latest load has it.
INSERT INTO out.series_day
SELECT site, day, source, newest.file, newest.visits, newest.visitors, newest.views
FROM (
    SELECT s.site, s.day, s.source,
        arg_max({file: s.file, visits: s.visits, visitors: s.visitors, views: s.views}, (l.loaded_at, l.load, s.line)) AS newest
    FROM core.series_day s JOIN core.load l USING (load) SEMI JOIN changed_site c ON c.site = s.site
    GROUP BY s.site, s.day, s.source
);
