-- Which of these files (by the bulletin's identifier) are already in the build, and when did each come in?
SELECT bulletin.bulletin_id, bulletin.title, bulletin.file, timezone('Asia/Ho_Chi_Minh', load.loaded_at) AS loaded_at
FROM bulletin LEFT JOIN load ON load.load = bulletin.load
WHERE list_contains($ids::VARCHAR[], bulletin.bulletin_id)
ORDER BY bulletin.bulletin_id;
