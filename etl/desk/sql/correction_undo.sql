-- A correction taken back, unless it does not exist or was taken back before.
INSERT INTO correction_undone (correction, at, who, why)
SELECT correction, :at, :who, :why FROM correction WHERE correction = :correction
ON CONFLICT DO NOTHING;
