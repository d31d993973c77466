-- The loads that only one of the builds has, and how many bulletins came or went with each. A bulletin may also come or go with
-- a load that both have: then its file was read, or refused, only once.
WITH moved AS (
    SELECT load, count(*) AS bulletins, 'added' AS how FROM after.bulletin
    WHERE bulletin_id NOT IN (SELECT bulletin_id FROM before.bulletin) GROUP BY load
    UNION ALL
    SELECT load, count(*), 'undone' FROM before.bulletin
    WHERE bulletin_id NOT IN (SELECT bulletin_id FROM after.bulletin) GROUP BY load
),
one_sided AS (
    SELECT 'added' AS how, * FROM after.load WHERE load NOT IN (SELECT load FROM before.load)
    UNION ALL
    SELECT 'undone', * FROM before.load WHERE load NOT IN (SELECT load FROM after.load)
),
both_have AS (
    SELECT CASE WHEN moved.how = 'added' THEN 'read_now' ELSE 'unread_now' END AS how, new.*
    FROM moved JOIN after.load AS new ON new.load = moved.load JOIN before.load AS old ON old.load = moved.load
)
SELECT told.how, told.load, told.site, told.who, coalesce(moved.bulletins, 0) AS bulletins, told.readings, told.rejected
FROM (SELECT * FROM one_sided UNION ALL SELECT * FROM both_have) AS told
LEFT JOIN moved ON moved.load = told.load
 AND moved.how = CASE told.how WHEN 'read_now' THEN 'added' WHEN 'unread_now' THEN 'undone' ELSE told.how END
ORDER BY told.loaded_at, told.load, told.how;
