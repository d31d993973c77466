-- An original withdrawn; the first to do it stays on record.
INSERT INTO withdrawal (raw, bulletin_id, at, who, why) VALUES (:raw, :bulletin_id, :at, :who, :why) ON CONFLICT DO NOTHING;
