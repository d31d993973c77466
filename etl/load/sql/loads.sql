-- The loads that are in core.
SELECT load FROM load ORDER BY loaded_at, load;
