-- The build whose index the new one starts from; its path cannot be bound.
ATTACH '{path}' AS before (READ_ONLY);
CREATE TEMP TABLE held AS SELECT bulletin_id, facts, site FROM before.bulletin JOIN before.written USING (bulletin_id);
