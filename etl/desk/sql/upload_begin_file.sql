-- One file of an upload, under the name it came with.
INSERT INTO upload_file (upload, place, name, raw, size, state, why, found)
VALUES (:upload, :place, :name, :raw, :size, :state, :why, :found);
