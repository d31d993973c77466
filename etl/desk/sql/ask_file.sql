-- One file of a load, under the name it came with.
INSERT INTO load_file (load, place, file, raw, outcome, bulletin_id, why)
VALUES (:load, :place, :file, :raw, :outcome, :bulletin_id, :why);
