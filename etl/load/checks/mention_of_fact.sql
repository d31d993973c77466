-- Vì sao: Chỗ đánh dấu trong bài phải thuộc một dữ kiện của chính bản tin ấy, nếu không trang đọc chẳng biết đó là gì.
-- Compared by hash: a build has ten times as many marks as bulletins, and words are slow to compare.
WITH fact AS (
    SELECT hash(bulletin_id, 'province', name) AS mark FROM bulletin_province
    UNION ALL SELECT hash(bulletin_id, 'resolution', place::VARCHAR) FROM bulletin_resolution
    UNION ALL SELECT hash(bulletin_id, 'document', place::VARCHAR) FROM bulletin_document
    UNION ALL SELECT hash(bulletin_id, 'body', place::VARCHAR) FROM bulletin_body
    UNION ALL SELECT hash(bulletin_id, 'activity', place::VARCHAR) FROM bulletin_activity
)
SELECT bulletin_id, kind, name FROM mention WHERE hash(bulletin_id, kind, name) NOT IN (SELECT mark FROM fact);
