-- Vì sao: Từ bản tin nào cũng phải lần được về lần nạp và trang đăng của nó, từ tệp bị từ chối nào cũng lần được về lần nạp.
SELECT bulletin_id, load, site FROM bulletin b
WHERE load NOT IN (SELECT load FROM load) OR site NOT IN (SELECT site FROM site)
UNION ALL
SELECT file, load, NULL FROM rejected WHERE load NOT IN (SELECT load FROM load)
UNION ALL
SELECT NULL, load, site FROM load WHERE site NOT IN (SELECT site FROM site);
