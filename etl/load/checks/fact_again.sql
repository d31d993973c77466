-- Vì sao: Trang đếm các dòng không lặp lại thay cho đếm từng bản tin khác nhau, nên một dòng đánh dấu sai là đếm thừa hoặc thiếu một.
SELECT * FROM (
    SELECT 'province' AS fact, count(*) FILTER (NOT again_34) AS marked, count(DISTINCT (nr, code_34)) AS there FROM bulletin_province
    UNION ALL
    SELECT 'acting province', count(*) FILTER (NOT again_34), count(DISTINCT (nr, code_34)) FROM bulletin_province WHERE role = 'active'
    UNION ALL
    SELECT 'province alone', count(*) FILTER (is_alone),
        (SELECT count(*) FROM (SELECT nr FROM bulletin_province GROUP BY nr HAVING count(*) = 1))
    FROM bulletin_province
    UNION ALL
    SELECT 'resolution', count(*) FILTER (NOT again), count(DISTINCT nr) FROM bulletin_resolution
    UNION ALL
    SELECT 'resolution of a status', count(*) FILTER (NOT again_status), count(DISTINCT (nr, status)) FROM bulletin_resolution
    UNION ALL
    SELECT 'choice', count(*) FILTER (NOT again_choice), count(DISTINCT (nr, choice)) FROM bulletin_resolution
    UNION ALL
    SELECT 'activity', count(*) FILTER (NOT again), count(DISTINCT (nr, took_place)) FROM bulletin_activity
    UNION ALL
    SELECT 'kind', count(*) FILTER (NOT again_kind), count(DISTINCT (nr, took_place, kind)) FROM bulletin_activity
) WHERE marked <> there;
