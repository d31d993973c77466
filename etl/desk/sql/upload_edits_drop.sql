-- The changes to one bulletin, before they are written down again.
DELETE FROM upload_edit WHERE upload = :upload AND bulletin_id = :bulletin_id;
