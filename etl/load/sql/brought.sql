-- What the newest load brought: bulletins nobody had, those that were here already, and readings of either kind.
WITH mine AS (
    SELECT bulletin_id FROM load_file WHERE load = getvariable('load') AND outcome = 'bulletin'
), fresh AS (
    SELECT DISTINCT bulletin_id FROM mine
    WHERE bulletin_id NOT IN (SELECT bulletin_id FROM load_file WHERE outcome = 'bulletin' AND load <> getvariable('load'))
)
SELECT (SELECT count(*) FROM fresh), (SELECT count(*) FROM mine) - (SELECT count(*) FROM fresh),
    (SELECT count(*) FROM table_reading WHERE load = getvariable('load'))
    + (SELECT count(*) FROM bulletin_traffic JOIN fresh USING (bulletin_id) WHERE observed_on IS NOT NULL);
