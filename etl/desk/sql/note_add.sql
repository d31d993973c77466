-- A note beside a day or a span of days.
INSERT INTO note (first_day, last_day, words, who, at) VALUES (:first_day, :last_day, :words, :who, :at);
