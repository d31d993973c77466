-- The files that could not be read, of the loads that stand.
SELECT f.file, f.why FROM load_file f JOIN load l USING (load)
WHERE f.outcome = 'rejected' AND l.state = 'landed' ORDER BY l.asked_at, l.load, f.place;
