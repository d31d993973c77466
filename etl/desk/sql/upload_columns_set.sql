-- What the columns under a header hold; the last word counts.
INSERT INTO upload_columns (header, columns, at, who) VALUES (:header, :columns, :at, :who)
ON CONFLICT (header) DO UPDATE SET columns = excluded.columns, at = excluded.at, who = excluded.who;
