-- The archives and tables that a withdrawn original came in hold its bytes too: their entries are named container#entry.
INSERT INTO withdrawal (raw, bulletin_id, at, who, why)
SELECT DISTINCT c.raw, :bulletin_id, :at, :who, :why
FROM load_file f JOIN load_file c ON c.load = f.load AND c.outcome = 'table' AND c.raw IS NOT NULL
    AND substr(f.file, 1, length(c.file) + 1) = c.file || '#'
WHERE f.raw = :raw AND NOT EXISTS (
    SELECT 1 FROM withdrawal w LEFT JOIN withdrawal_allowed a USING (withdrawal) WHERE w.raw = c.raw AND a.withdrawal IS NULL
);
