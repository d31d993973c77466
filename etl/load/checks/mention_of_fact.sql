-- Why: a mark in the text must belong to a fact of that bulletin, or the reader cannot say what it is.
SELECT m.bulletin_id, m.kind, m.name FROM mention m
ANTI JOIN (
    SELECT bulletin_id, 'province' AS kind, name FROM bulletin_province
    UNION ALL SELECT bulletin_id, 'resolution', place::VARCHAR FROM bulletin_resolution
    UNION ALL SELECT bulletin_id, 'document', place::VARCHAR FROM bulletin_document
    UNION ALL SELECT bulletin_id, 'body', place::VARCHAR FROM bulletin_body
    UNION ALL SELECT bulletin_id, 'activity', place::VARCHAR FROM bulletin_activity
) f USING (bulletin_id, kind, name);
