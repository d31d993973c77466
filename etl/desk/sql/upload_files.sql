-- The files of an upload, in the order given.
SELECT place, name, raw, size, state, why, found, tries FROM upload_file WHERE upload = :upload ORDER BY place;
