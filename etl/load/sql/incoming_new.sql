-- A bulletin that core has already keeps its facts.
DELETE FROM incoming WHERE raw IN (SELECT raw FROM bulletin);
