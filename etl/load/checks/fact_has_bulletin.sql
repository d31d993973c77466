-- Vì sao: Dữ kiện không còn bản tin thì vẫn bị đếm mà không mở ra xem được.
SELECT fact, bulletin_id FROM (
    SELECT 'event_date' AS fact, bulletin_id FROM bulletin_event_date
    UNION ALL SELECT 'warning', bulletin_id FROM bulletin_warning
    UNION ALL SELECT 'keyword', bulletin_id FROM bulletin_keyword
    UNION ALL SELECT 'province', bulletin_id FROM bulletin_province
    UNION ALL SELECT 'resolution', bulletin_id FROM bulletin_resolution
    UNION ALL SELECT 'document', bulletin_id FROM bulletin_document
    UNION ALL SELECT 'body', bulletin_id FROM bulletin_body
    UNION ALL SELECT 'activity', bulletin_id FROM bulletin_activity
    UNION ALL SELECT 'programme', bulletin_id FROM bulletin_programme
    UNION ALL SELECT 'mention', bulletin_id FROM mention
    UNION ALL SELECT 'reading', bulletin_id FROM reading WHERE source = 'bulletin'
) ANTI JOIN bulletin USING (bulletin_id);
