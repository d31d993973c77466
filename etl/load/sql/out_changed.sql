-- What differs between core and the tables of `out`: all of core where they are empty, one load where they are a copy of
-- the build before. `facts` names one writing of a bulletin's facts and all that staff laid over them, so equal means the same.
CREATE OR REPLACE TEMP TABLE first_load AS
SELECT f.bulletin_id, arg_min({load: l.load, site: l.site, file: f.file}, (l.loaded_at, l.load, f.place)) AS origin
FROM core.load_file f JOIN core.load l USING (load)
WHERE f.outcome = 'bulletin' GROUP BY f.bulletin_id;

CREATE OR REPLACE TEMP TABLE origin AS
SELECT b.bulletin_id, b.facts || coalesce(o.marks, '') AS facts, f.origin.load AS load, coalesce(p.site, f.origin.site) AS site,
    f.origin.file AS file
FROM core.bulletin b JOIN first_load f USING (bulletin_id) LEFT JOIN laid_over o USING (bulletin_id)
LEFT JOIN placed p USING (bulletin_id);

CREATE OR REPLACE TEMP TABLE held AS
SELECT bulletin_id, facts, load, site, file FROM out.bulletin JOIN out.written USING (bulletin_id);

CREATE OR REPLACE TEMP TABLE arriving AS
SELECT bulletin_id, site FROM origin ANTI JOIN held USING (bulletin_id, facts, load, site, file);

CREATE OR REPLACE TEMP TABLE leaving AS
SELECT bulletin_id, site FROM held ANTI JOIN origin USING (bulletin_id, facts, load, site, file);

-- A table of readings may speak of any site; when one goes, all that tables speak of are looked at again.
CREATE OR REPLACE TEMP TABLE changed_site AS
SELECT site FROM arriving
UNION SELECT site FROM leaving
UNION SELECT site FROM core.table_reading ANTI JOIN out.load USING (load)
UNION SELECT site FROM core.series_day ANTI JOIN out.load USING (load)
UNION SELECT site FROM out.series_day WHERE EXISTS (SELECT 1 FROM out.load ANTI JOIN core.load USING (load))
UNION SELECT site FROM verdict_made ANTI JOIN out.verdict USING (verdict)
UNION SELECT site FROM out.verdict ANTI JOIN verdict_made USING (verdict)
UNION SELECT site FROM out.reading
WHERE source = 'table' AND EXISTS (SELECT 1 FROM out.load ANTI JOIN core.load USING (load));
