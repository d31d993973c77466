-- Vì sao: Một đơn vị là cả bản đồ lẫn mã, nên mã không có trên bản đồ nào, hoặc dẫn sai về tỉnh mới, sẽ lặng lẽ rơi khỏi bản đồ.
SELECT f.bulletin_id, f.unit, f.code, f.code_34, p.code_34 AS register
FROM bulletin_province f LEFT JOIN province p USING (unit, code)
WHERE p.code IS NULL OR p.code_34 <> f.code_34;
