-- Bytes that core has already, or that came twice in this load, are one bulletin, under the name it got first: a file on
-- its own is called otherwise than the same file inside an archive.
UPDATE load_file SET bulletin_id = first.bulletin_id
FROM (
    SELECT raw, bulletin_id FROM bulletin SEMI JOIN (
        SELECT raw FROM load_file WHERE load = getvariable('load') AND outcome = 'bulletin'
    ) USING (raw)
    UNION ALL
    SELECT raw, bulletin_id FROM incoming ANTI JOIN bulletin USING (raw)
) AS first
WHERE load_file.load = getvariable('load') AND load_file.outcome = 'bulletin'
    AND load_file.raw = first.raw AND load_file.bulletin_id <> first.bulletin_id;
