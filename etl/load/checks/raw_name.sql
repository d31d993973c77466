-- Why: the reader finds an original by this name, and the name of a bulletin on its own begins it; inside a container it
-- is the container's name, '#' and the number of the entry.
SELECT bulletin_id, raw FROM bulletin
WHERE NOT regexp_full_match(raw, '[0-9a-f]{64}')
    OR CASE WHEN contains(bulletin_id, '#') THEN NOT regexp_full_match(bulletin_id, '[0-9a-f]{16}#[1-9][0-9]*')
        ELSE left(bulletin_id, 16) <> left(raw, 16) END;
