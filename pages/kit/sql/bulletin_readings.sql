-- The visitor counter printed on the page that one bulletin was saved from.
SELECT observed_on, today, yesterday, week, month, total, online FROM reading WHERE bulletin_id = $id;
