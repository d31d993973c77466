-- A decision taken back, unless it does not exist or was taken back before.
INSERT INTO decision_undone (decision, at, who, why)
SELECT decision, :at, :who, :why FROM decision WHERE decision = :decision
ON CONFLICT DO NOTHING;
