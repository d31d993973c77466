-- The migrations up to this one have been run.
INSERT INTO schema_version VALUES (?);
