-- The files that could not be read, the newest first, each with the reason.
SELECT file, why FROM rejected ORDER BY rejected_at DESC, file LIMIT $limit;
