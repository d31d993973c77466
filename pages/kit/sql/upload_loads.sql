-- The newest loads, for whoever wants to see what came in or to take one back.
SELECT load, loaded_at, site, who, files, bulletins, duplicates, readings, rejected FROM load ORDER BY loaded_at DESC, load DESC LIMIT 20;
