-- Which of these files (by the beginning of their checksum) are already in the build, and when did each come in?
-- An entry of an archive is called otherwise than the same file on its own, but its original is the same.
SELECT left(bulletin.raw, 16) AS bulletin_id, bulletin.title, bulletin.file,
    timezone('Asia/Ho_Chi_Minh', load.loaded_at) AS loaded_at
FROM bulletin LEFT JOIN load ON load.load = bulletin.load
WHERE list_contains($ids::VARCHAR[], left(bulletin.raw, 16))
ORDER BY 1;
