-- Which version this core has; a new one has version 0.
CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL);
SELECT coalesce(max(version), 0) FROM schema_version;
