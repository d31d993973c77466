-- The newest loads, for whoever wants to see what came in or to take one back.
SELECT load, timezone('Asia/Ho_Chi_Minh', loaded_at) AS loaded_at, site, who, files, bulletins, duplicates, readings, rejected FROM load ORDER BY load.loaded_at DESC, load DESC LIMIT 20;
