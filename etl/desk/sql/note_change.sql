-- New days and words of a note, by its author or an administrator.
UPDATE note SET first_day = :first_day, last_day = :last_day, words = :words, changed_by = :by, changed_at = :at
WHERE note = :note AND (who = :by OR :is_admin);
