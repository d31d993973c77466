-- The changes of an upload, bulletin by bulletin.
SELECT bulletin_id, field, before, after, at, who FROM upload_edit WHERE upload = :upload ORDER BY bulletin_id, place;
