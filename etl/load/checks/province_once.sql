-- Why: a bulletin counts once for a province; with two roles it would count twice.
SELECT bulletin_id, unit, code, count(*) AS times FROM bulletin_province GROUP BY bulletin_id, unit, code HAVING count(*) > 1;
