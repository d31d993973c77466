-- A bulletin that core has already keeps its facts.
DELETE FROM incoming WHERE bulletin_id IN (SELECT bulletin_id FROM bulletin);
