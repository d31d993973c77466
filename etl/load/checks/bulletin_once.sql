-- Vì sao: Bản tin có mặt hai lần thì chỗ nào cũng bị đếm hai lần.
SELECT bulletin_id, count(*) AS times FROM bulletin GROUP BY bulletin_id HAVING count(*) > 1;
