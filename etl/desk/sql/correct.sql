-- A correction, written down.
INSERT INTO correction (at, who, bulletin_id, field, before, after, why)
VALUES (:at, :who, :bulletin_id, :field, :before, :after, :why);
