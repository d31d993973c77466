-- The files of a load, in the order given.
SELECT place, file, raw, outcome, bulletin_id, why FROM load_file WHERE load = :load ORDER BY place;
