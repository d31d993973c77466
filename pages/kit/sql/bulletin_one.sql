-- One bulletin: its frame, where it came from, and the counter that was read from it.
SELECT bulletin.*, coalesce(site.name, bulletin.site) AS site_name, timezone('Asia/Ho_Chi_Minh', load.loaded_at) AS loaded_at
FROM bulletin
LEFT JOIN site ON site.site = bulletin.site
LEFT JOIN load ON load.load = bulletin.load
WHERE bulletin_id = $id;
