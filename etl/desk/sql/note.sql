INSERT INTO audit (at, who, what, subject, detail) VALUES (:at, :who, :what, :subject, :detail);
