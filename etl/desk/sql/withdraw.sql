-- An original withdrawn; where it stands withdrawn already, the first to do it stays on record.
INSERT INTO withdrawal (raw, bulletin_id, at, who, why)
SELECT :raw, :bulletin_id, :at, :who, :why
WHERE NOT EXISTS (
    SELECT 1 FROM withdrawal w LEFT JOIN withdrawal_allowed a USING (withdrawal) WHERE w.raw = :raw AND a.withdrawal IS NULL
);
