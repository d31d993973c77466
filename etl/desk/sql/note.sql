-- A line of the audit.
INSERT INTO audit (at, who, what, subject, detail) VALUES (:at, :who, :what, :subject, :detail);
