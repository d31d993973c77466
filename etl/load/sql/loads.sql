SELECT load FROM load ORDER BY loaded_at, load;
