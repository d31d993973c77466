-- Why: the numbers a page opens with must be the numbers it can show; also, a build says what it is exactly once.
SELECT b.bulletins AS said, (SELECT count(*) FROM bulletin) AS held, (SELECT count(*) FROM build) AS builds
FROM build b
WHERE b.bulletins <> (SELECT count(*) FROM bulletin) OR (SELECT count(*) FROM build) <> 1
    OR b.newest_bulletin_date IS DISTINCT FROM (SELECT max(published_on) FROM bulletin);
