-- The days, warnings and keywords of one bulletin, one row each, told apart by kind.
SELECT 'event' AS kind, event_date AS day, NULL AS words, 0 AS place FROM bulletin_event_date WHERE bulletin_id = $id
UNION ALL BY NAME
SELECT 'warning' AS kind, warning AS words, 0 AS place FROM bulletin_warning WHERE bulletin_id = $id
UNION ALL BY NAME
SELECT 'keyword' AS kind, keyword AS words, place FROM bulletin_keyword WHERE bulletin_id = $id
ORDER BY kind, place, day, words;
