-- Why: a bulletin that stands twice is counted twice everywhere.
SELECT bulletin_id, count(*) AS times FROM bulletin GROUP BY bulletin_id HAVING count(*) > 1;
