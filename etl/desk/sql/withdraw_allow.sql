-- What was withdrawn under this name may come back.
INSERT INTO withdrawal_allowed (withdrawal, at, who, why)
SELECT withdrawal, :at, :who, :why FROM withdrawal WHERE bulletin_id = :bulletin_id
ON CONFLICT DO NOTHING;
