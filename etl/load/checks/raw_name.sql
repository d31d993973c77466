-- Why: the reader finds an original by this name, and a bulletin's own name begins it ('#' follows inside a container).
SELECT bulletin_id, raw FROM bulletin
WHERE NOT regexp_full_match(raw, '[0-9a-f]{64}') OR left(split_part(bulletin_id, '#', 1), 16) <> left(raw, 16);
