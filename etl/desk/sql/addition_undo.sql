-- An addition taken back, unless it does not exist or was taken back before.
INSERT INTO addition_undone (addition, at, who, why)
SELECT addition, :at, :who, :why FROM addition WHERE addition = :addition
ON CONFLICT DO NOTHING;
