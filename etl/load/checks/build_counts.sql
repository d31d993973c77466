-- Vì sao: Con số mở đầu mỗi trang phải đúng bằng số dòng mà trang cho xem được, và bản dựng chỉ tự giới thiệu một lần.
SELECT b.bulletins AS said, (SELECT count(*) FROM bulletin) AS held, (SELECT count(*) FROM build) AS builds
FROM build b
WHERE b.bulletins <> (SELECT count(*) FROM bulletin) OR (SELECT count(*) FROM build) <> 1
    OR b.newest_bulletin_date IS DISTINCT FROM (SELECT max(published_on) FROM bulletin);
