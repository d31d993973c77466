-- Take a note away, by its author or an administrator; the audit keeps its words.
DELETE FROM note WHERE note = :note AND (who = :by OR :is_admin) RETURNING words;
