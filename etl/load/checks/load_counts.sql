-- Vì sao: Số bản tin mà một lần nạp khai phải đúng bằng số đứng dưới tên nó, và tệp nào cũng phải có kết quả.
SELECT l.load, l.files, l.bulletins, l.duplicates, l.rejected, coalesce(b.bulletins, 0) AS held, coalesce(r.rejected, 0) AS listed
FROM load l
LEFT JOIN (SELECT load, count(*) AS bulletins FROM bulletin GROUP BY load) b USING (load)
LEFT JOIN (SELECT load, count(*) AS rejected FROM rejected GROUP BY load) r USING (load)
WHERE l.bulletins <> coalesce(b.bulletins, 0) OR l.rejected <> coalesce(r.rejected, 0)
    OR l.bulletins + l.duplicates + l.rejected > l.files OR least(l.files, l.bulletins, l.duplicates, l.readings, l.rejected) < 0;
