-- What build this is, when something was last loaded, and the newest bulletin.
SELECT build, timezone('Asia/Ho_Chi_Minh', built_at) AS built_at, timezone('Asia/Ho_Chi_Minh', last_load_at) AS last_load_at,
       newest_bulletin_date, bulletins, is_demo
FROM build;
