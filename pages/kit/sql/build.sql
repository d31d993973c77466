-- What build this is, when something was last loaded, the newest bulletin, and how much there is of everything.
SELECT build, timezone('Asia/Ho_Chi_Minh', built_at) AS built_at, timezone('Asia/Ho_Chi_Minh', last_load_at) AS last_load_at,
       newest_bulletin_date, bulletins, is_demo, rules_version,
       (SELECT count(*) FROM reading) AS readings, (SELECT count(*) FROM rejected) AS rejected
FROM build;
