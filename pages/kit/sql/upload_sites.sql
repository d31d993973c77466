-- The sites a batch of files can be said to come from.
SELECT site, name, is_known FROM site ORDER BY name;
