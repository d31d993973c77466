-- Vì sao: Điều cán bộ đã sửa trong bản tin phải là điều mọi trang cho xem, bất kể máy đọc thế nào.
SELECT c.correction, c.bulletin_id, c.field, c.after
FROM correction c JOIN bulletin b USING (bulletin_id)
WHERE c.state <> 'unknown' AND CASE c.field
    WHEN 'site' THEN b.site <> json_extract_string(c.after, '$')
    WHEN 'published_on' THEN b.published_on IS DISTINCT FROM json_extract_string(c.after, '$')::DATE
    WHEN 'province' THEN c.after IS NULL AND EXISTS (
        SELECT 1 FROM bulletin_province f WHERE f.bulletin_id = c.bulletin_id
            AND f.unit = json_extract_string(c.before, '$.unit') AND f.code = json_extract_string(c.before, '$.code'))
        OR c.after IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM bulletin_province f WHERE f.bulletin_id = c.bulletin_id
            AND f.role = json_extract_string(c.after, '$.role')
            AND (f.unit = json_extract_string(c.after, '$.unit') AND f.code = json_extract_string(c.after, '$.code')
                OR b.published_on >= DATE '2025-07-01'))
    WHEN 'resolution' THEN c.state = 'applied' AND json_extract_string(c.after, '$.key') IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM bulletin_resolution f WHERE f.bulletin_id = c.bulletin_id AND f.key = json_extract_string(c.after, '$.key'))
    WHEN 'reading' THEN c.after IS NULL AND EXISTS (SELECT 1 FROM reading r WHERE r.bulletin_id = c.bulletin_id)
    END;
