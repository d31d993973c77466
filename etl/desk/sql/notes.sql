-- Every note by its first day.
SELECT note, first_day, last_day, words, who, at, changed_by, changed_at FROM note ORDER BY first_day, note;
