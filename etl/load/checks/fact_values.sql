-- Vì sao: Trang đếm theo các từ này, nên một từ lạ sẽ biến khỏi mọi tổng số.
SELECT 'role' AS field, bulletin_id, role AS value FROM bulletin_province WHERE role NOT IN ('active', 'mentioned')
UNION ALL SELECT 'mentions', bulletin_id, mentions::VARCHAR FROM bulletin_province WHERE mentions < 0
UNION ALL SELECT 'status', bulletin_id, status FROM bulletin_resolution WHERE status NOT IN ('resolved', 'ambiguous', 'unregistered', 'announced')
UNION ALL SELECT 'mentions', bulletin_id, mentions::VARCHAR FROM bulletin_resolution WHERE mentions < 0
UNION ALL SELECT 'strength', bulletin_id, strength FROM (
    SELECT bulletin_id, unnest(list_prepend(strength, strengths)) AS strength FROM bulletin_resolution
) WHERE strength NOT IN ('named', 'studied', 'planned', 'carried_out', 'reviewed', 'rewarded')
UNION ALL SELECT 'kind', bulletin_id, kind FROM mention WHERE kind NOT IN ('province', 'resolution', 'document', 'body', 'activity')
UNION ALL SELECT 'source', bulletin_id, source FROM reading WHERE source NOT IN ('bulletin', 'table')
UNION ALL SELECT 'time', bulletin_id, published_time FROM bulletin
    WHERE published_time IS NOT NULL AND NOT regexp_full_match(published_time, '([01][0-9]|2[0-3]):[0-5][0-9]');
