-- The bulletins to write into the index, with what hits are filtered, counted and sorted by (etl/load/index/documents.py).
-- The rules are those of pages/kit/sql/_filtered.sql and _matching.sql; a test counts both ways.
WITH arriving AS (
    SELECT bulletin_id FROM bulletin JOIN written USING (bulletin_id) ANTI JOIN held USING (bulletin_id, facts, site)
), acting AS (
    SELECT bulletin_id, list_sort(list(DISTINCT code_34)) AS in34,
        list_sort(list(DISTINCT code) FILTER (unit = '63')) AS in63,
        list_sort(list(DISTINCT unit || ':' || code)) AS printed
    FROM bulletin_province SEMI JOIN arriving USING (bulletin_id)
    WHERE role = 'active' GROUP BY bulletin_id
), papers AS (
    SELECT bulletin_id, list_sort(list(DISTINCT coalesce(key, issuer || '|' || coalesce(number, '')))) AS resolution
    FROM bulletin_resolution SEMI JOIN arriving USING (bulletin_id) GROUP BY bulletin_id
), doings AS (
    SELECT bulletin_id, list_sort(list(DISTINCT kind)) AS kind
    FROM bulletin_activity SEMI JOIN arriving USING (bulletin_id) WHERE took_place GROUP BY bulletin_id
)
SELECT bulletin_id, raw, file, title, site, published_on, published_time, in34, in63, printed, resolution, kind
FROM bulletin SEMI JOIN arriving USING (bulletin_id) LEFT JOIN acting USING (bulletin_id) LEFT JOIN papers USING (bulletin_id)
    LEFT JOIN doings USING (bulletin_id)
ORDER BY published_on NULLS FIRST, bulletin_id;
