-- A bulletin that a decision changes.
INSERT INTO decision_bulletin (decision, bulletin_id) VALUES (:decision, :bulletin_id);
