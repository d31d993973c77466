-- Files to be read again: those whose reader died (`reading`), or all that were read, because what decides it changed.
UPDATE upload_file SET state = 'waiting', why = NULL, found = NULL, tries = CASE WHEN :everything THEN 0 ELSE tries END
WHERE upload = :upload AND (state = 'reading' OR (:everything AND state IN ('eyes', 'rejected') AND found IS NOT NULL));
