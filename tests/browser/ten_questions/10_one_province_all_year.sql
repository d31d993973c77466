-- How many bulletins of the twelve months have Nghệ An acting?
-- Overview, choose Nghệ An among the provinces, count the whole period: three clicks.
SELECT count(DISTINCT bulletin_id)::VARCHAR AS answer
FROM bulletin_province AS fact
WHERE role = 'active' AND fact.code_34 = '40'
  AND published_on > (SELECT last_day(max(published_on)) - INTERVAL 1 YEAR FROM bulletin);
