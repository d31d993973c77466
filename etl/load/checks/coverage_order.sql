-- Why: a coverage that ends before it begins, or has one end only, would make weeks silent that nobody looked at.
SELECT load, covers_from, covers_to FROM load
WHERE covers_from > covers_to OR (covers_from IS NULL) <> (covers_to IS NULL);
