-- Every fact of one build ({side}) as a line: of which bulletin, of which kind, and in words.
CREATE OR REPLACE TEMP TABLE told_{side} AS
SELECT bulletin_id, 'bulletin' AS kind, coalesce(title, file) AS what FROM {side}.bulletin
UNION ALL SELECT bulletin_id, 'title', title FROM {side}.bulletin WHERE title IS NOT NULL
UNION ALL SELECT bulletin_id, 'published_on', strftime(published_on, '%d/%m/%Y') FROM {side}.bulletin WHERE published_on IS NOT NULL
UNION ALL SELECT bulletin_id, 'site', site FROM {side}.bulletin
UNION ALL SELECT bulletin_id, 'union', 'công đoàn' FROM {side}.bulletin WHERE is_union
UNION ALL SELECT bulletin_id, 'province', name || ' (' || unit || ')' FROM {side}.bulletin_province WHERE role = 'active'
UNION ALL SELECT bulletin_id, 'province_named', name || ' (' || unit || ')' FROM {side}.bulletin_province WHERE role <> 'active'
UNION ALL SELECT bulletin_id, 'resolution_' || status, coalesce(key, label) FROM {side}.bulletin_resolution
UNION ALL SELECT bulletin_id, 'strength', coalesce(key, label) || ': ' || strength FROM {side}.bulletin_resolution
UNION ALL SELECT bulletin_id, 'document', concat_ws(' ', kind, number, issuer) FROM {side}.bulletin_document
UNION ALL SELECT bulletin_id, 'body', name || ' (' || role || ')' FROM {side}.bulletin_body
UNION ALL SELECT bulletin_id, 'activity', kind FROM {side}.bulletin_activity WHERE took_place
UNION ALL SELECT bulletin_id, 'activity_planned', kind FROM {side}.bulletin_activity WHERE NOT took_place
UNION ALL SELECT bulletin_id, 'keyword', keyword FROM {side}.bulletin_keyword
UNION ALL SELECT bulletin_id, 'event_date', strftime(event_date, '%d/%m/%Y') FROM {side}.bulletin_event_date
UNION ALL SELECT bulletin_id, 'warning', warning FROM {side}.bulletin_warning;
