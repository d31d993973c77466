-- Why could files not be read, the reason that stopped most of them first, and which files were those?
SELECT why, count(*) AS files, list(file ORDER BY rejected_at DESC, file)[:$names] AS names,
       timezone('Asia/Ho_Chi_Minh', max(rejected_at)) AS last_at, list_distinct(list(load)) AS loads
FROM rejected
GROUP BY why
ORDER BY files DESC, last_at DESC, why
LIMIT $limit;
