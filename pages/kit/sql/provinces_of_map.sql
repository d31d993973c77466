-- The provincial units of one map, in Vietnamese alphabetical order.
SELECT code, name, region, code_34 FROM province WHERE unit = $map ORDER BY place;
