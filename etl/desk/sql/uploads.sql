-- Every upload, the newest first, with how many of its files are in each state and what became of its load.
SELECT u.upload, u.at, u.who, u.site, u.covers_from, u.covers_to, u.via, u.state, u.load, u.why, l.state AS load_state,
    (SELECT json_group_object(state, files) FROM (
        SELECT f.state, count(*) AS files FROM upload_file f WHERE f.upload = u.upload GROUP BY f.state
    )) AS counts
FROM upload u LEFT JOIN load l USING (load)
WHERE :upload IS NULL OR u.upload = :upload
ORDER BY u.at DESC, u.upload;
