-- What became of a file so far, unless it was put back meanwhile; what was found stays unless something else was.
UPDATE upload_file SET state = :state, why = :why, found = coalesce(:found, found), tries = tries + (:state = 'reading')
WHERE upload = :upload AND place = :place AND state = :was;
