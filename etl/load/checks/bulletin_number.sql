-- Why: two bulletins under one number, or one without, are counted as one wherever numbers are counted.
SELECT nr, count(*) AS times FROM bulletin GROUP BY nr HAVING nr IS NULL OR count(*) > 1;
