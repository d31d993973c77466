-- The original of a bulletin. Variable: bulletin_id.
SELECT raw FROM bulletin WHERE bulletin_id = getvariable('bulletin_id');
