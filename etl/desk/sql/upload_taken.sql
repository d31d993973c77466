-- Which of these bytes an upload that was not dropped has had already, and under which name, whatever became of them.
SELECT DISTINCT f.name, f.raw FROM upload_file f JOIN upload u USING (upload)
WHERE u.state <> 'dropped' AND f.raw IN (SELECT value FROM json_each(:raws));
