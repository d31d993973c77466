-- A verdict, written down.
INSERT INTO verdict (at, who, site, says, first_day, last_day, total, before, why)
VALUES (:at, :who, :site, :says, :first_day, :last_day, :total, :before, :why);
