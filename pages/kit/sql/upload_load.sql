-- What one load brought, for whoever has just confirmed it.
SELECT load, files, bulletins, duplicates, readings, rejected FROM load WHERE load = $load;
