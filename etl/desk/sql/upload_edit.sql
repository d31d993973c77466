-- One change of what was found in a bulletin that is not loaded yet.
INSERT INTO upload_edit (upload, bulletin_id, place, field, before, after, at, who)
VALUES (:upload, :bulletin_id, :place, :field, :before, :after, :at, :who);
