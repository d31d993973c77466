-- A load leaves: its files, its readings, and the bulletins that no other load brought.
DELETE FROM load WHERE load = getvariable('load');
DELETE FROM load_file WHERE load = getvariable('load');
DELETE FROM table_reading WHERE load = getvariable('load');
DELETE FROM series_day WHERE load = getvariable('load');
CREATE OR REPLACE TEMP TABLE leaving AS
SELECT bulletin_id FROM bulletin
WHERE bulletin_id NOT IN (SELECT bulletin_id FROM load_file WHERE bulletin_id IS NOT NULL);
