-- A row that a register lacks, written down.
INSERT INTO addition (at, who, kind, name, entry, why) VALUES (:at, :who, :kind, :name, :entry, :why);
