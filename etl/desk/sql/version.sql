-- How many migrations this desk has seen.
PRAGMA user_version;
