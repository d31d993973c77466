-- Vì sao: Chỗ cán bộ đã quyết, mọi trang phải cho xem đúng nghị quyết ấy, còn cách máy đọc được giữ bên cạnh.
SELECT o.bulletin_id, o.place, o.decision, d.key, f.key AS shown, f.status
FROM overruled o LEFT JOIN decision d USING (decision) LEFT JOIN bulletin_resolution f ON f.bulletin_id = o.bulletin_id AND f.place = o.place
WHERE f.status IS DISTINCT FROM 'resolved' OR f.key IS DISTINCT FROM d.key
UNION ALL
SELECT NULL, NULL, decision, key, NULL, NULL FROM decision
WHERE settled <> (SELECT count(DISTINCT bulletin_id) FROM overruled o WHERE o.decision = decision.decision);
