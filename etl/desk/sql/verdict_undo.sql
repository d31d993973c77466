-- A verdict taken back, unless it does not exist or was taken back before.
INSERT INTO verdict_undone (verdict, at, who, why)
SELECT verdict, :at, :who, :why FROM verdict WHERE verdict = :verdict
ON CONFLICT DO NOTHING;
