-- Vì sao: Quy đổi 63 về 34 phải luôn cộng đủ, nên mỗi tỉnh cũ nằm trọn trong đúng một tỉnh mới, và mỗi bản đồ phải đủ và đúng thứ tự.
SELECT unit, count(*) AS units, count(DISTINCT place) AS places FROM province
GROUP BY unit HAVING count(*) <> CASE unit WHEN '63' THEN 63 WHEN '34' THEN 34 ELSE -1 END OR count(DISTINCT place) <> count(*)
UNION ALL
SELECT p.unit || ' ' || p.code, 0, 0 FROM province p
WHERE p.code_34 NOT IN (SELECT code FROM province WHERE unit = '34') OR (p.unit = '34' AND p.code <> p.code_34);
