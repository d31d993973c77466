-- A decision, written down.
INSERT INTO decision (at, who, bulletin_id, issuer, number, label, before, key, why)
VALUES (:at, :who, :bulletin_id, :issuer, :number, :label, :before, :key, :why);
