-- Which of these bytes are in a load that stands: since when, under which name. The first load that brought them tells.
SELECT f.raw, f.file, min(l.asked_at) AS asked_at, l.load
FROM load_file f JOIN load l USING (load)
WHERE l.state = 'landed' AND f.outcome <> 'rejected' AND f.raw IN (SELECT value FROM json_each(:raws))
GROUP BY f.raw;
