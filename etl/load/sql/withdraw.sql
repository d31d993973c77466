-- What was withdrawn leaves core: its files of every load, and the bulletins. Variable: withdrawn, names of originals.
CREATE OR REPLACE TEMP TABLE leaving AS
SELECT bulletin_id FROM bulletin WHERE list_contains(getvariable('withdrawn')::VARCHAR[], raw);
DELETE FROM load_file WHERE list_contains(getvariable('withdrawn')::VARCHAR[], raw);
