-- Rejected files, loads and the line about the build itself.
-- Variables: build, built_at, rules_version, schema_version, is_demo, contract.

INSERT INTO out.rejected
SELECT l.load, f.file, coalesce(f.why, ''), l.loaded_at
FROM core.load_file f JOIN core.load l USING (load)
WHERE f.outcome = 'rejected'
ORDER BY l.loaded_at, l.load, f.place;

-- A bulletin counts for the load that brought it first; every other time it came is a duplicate.
INSERT INTO out.load
WITH counted AS (
    SELECT f.load, count(*) AS files,
        count(*) FILTER (f.outcome = 'bulletin') AS came,
        count(DISTINCT f.bulletin_id) FILTER (f.outcome = 'bulletin' AND f.load = o.load) AS bulletins,
        count(*) FILTER (f.outcome = 'rejected') AS rejected
    FROM core.load_file f LEFT JOIN origin o USING (bulletin_id)
    GROUP BY f.load
), counters AS (
    SELECT load, count(*) AS readings FROM core.table_reading GROUP BY load
), printed AS (
    SELECT o.load AS load, count(*) AS readings
    FROM traffic_now t JOIN origin o USING (bulletin_id)
    WHERE t.observed_on IS NOT NULL GROUP BY ALL
)
SELECT l.load, l.loaded_at, l.site, l.who, l.covers_from, l.covers_to, coalesce(c.files, 0), coalesce(c.bulletins, 0),
    coalesce(c.came - c.bulletins, 0), coalesce(t.readings, 0) + coalesce(p.readings, 0), coalesce(c.rejected, 0)
FROM core.load l LEFT JOIN counted c USING (load) LEFT JOIN counters t USING (load) LEFT JOIN printed p USING (load)
ORDER BY l.loaded_at, l.load;

INSERT INTO out.build
SELECT getvariable('build'), getvariable('built_at')::TIMESTAMPTZ, getvariable('rules_version'),
    getvariable('schema_version')::INTEGER, getvariable('is_demo')::BOOLEAN,
    (SELECT max(loaded_at) FROM out.load), (SELECT max(published_on) FROM out.bulletin), (SELECT count(*) FROM out.bulletin);

INSERT INTO out.made SELECT getvariable('contract');
