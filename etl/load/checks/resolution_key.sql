-- Why: resolved means that we know which; then the register has it. Undecided or unregistered ones must not pass as known
-- (a session stands for several documents, so an ambiguous one may carry its key).
SELECT bulletin_id, place, status, key FROM bulletin_resolution
WHERE (status = 'resolved' AND (key IS NULL OR key NOT IN (SELECT key FROM resolution)))
    OR (status = 'unregistered' AND key IN (SELECT key FROM resolution));
