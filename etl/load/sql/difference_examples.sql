-- The first facts that reading again gained or lost in bulletins that both builds have, $limit of each kind.
WITH changed AS (
    SELECT coalesce(old.kind, new.kind) AS kind, coalesce(old.bulletin_id, new.bulletin_id) AS bulletin_id,
           coalesce(old.what, new.what) AS what, old.what IS NULL AS is_gained
    FROM (SELECT DISTINCT * FROM told_before) AS old
    FULL JOIN (SELECT DISTINCT * FROM told_after) AS new
        ON old.kind = new.kind AND old.bulletin_id = new.bulletin_id AND old.what = new.what
    WHERE old.what IS NULL OR new.what IS NULL
)
SELECT kind, bulletin_id, coalesce(bulletin.title, bulletin.file) AS title, what, is_gained
FROM changed JOIN after.bulletin AS bulletin USING (bulletin_id)
WHERE bulletin_id IN (SELECT bulletin_id FROM before.bulletin) AND kind <> 'bulletin'
QUALIFY row_number() OVER (PARTITION BY kind ORDER BY bulletin_id, is_gained, what) <= $limit
ORDER BY kind, bulletin_id, is_gained, what;
