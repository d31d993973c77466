-- Vì sao: Mỗi bản tin tính một lần cho một tỉnh, có hai vai thì bị tính hai lần.
SELECT bulletin_id, unit, code, count(*) AS times FROM bulletin_province GROUP BY bulletin_id, unit, code HAVING count(*) > 1;
