-- Three hundred more bulletins over the build by hand, spread by their number: both maps, no to eight units, named or acting.
INSERT INTO bulletin
SELECT 'c' || n, ['nghean', 'thaibinh', 'hanoi'][1 + n % 3], 'L1', 'c' || n || '.txt', 'c' || n, 'text', 'Bản tin ' || n, NULL, NULL,
       CASE WHEN n % 23 = 0 THEN NULL ELSE DATE '2024-09-01' + (n * 7 % 360)::INTEGER END, NULL, NULL, true, NULL
FROM range(300) AS numbers(n);

INSERT INTO bulletin_province
WITH drawn AS (
    SELECT bulletin_id, n, k, CASE WHEN coalesce(published_on, DATE '2024-01-01') < DATE '2025-07-01' THEN '63' ELSE '34' END AS unit
    FROM (SELECT *, substr(bulletin_id, 2)::INTEGER AS n FROM bulletin WHERE bulletin_id LIKE 'c%')
    CROSS JOIN range(8) AS places(k)
    WHERE k < [0, 1, 1, 2, 2, 3, 5, 8][1 + n % 8]
    UNION ALL  -- some name a unit of the other map, too
    SELECT 'c' || n, n, 8, CASE WHEN n % 2 = 0 THEN '63' ELSE '34' END FROM range(0, 300, 3) AS mixed(n)
)
SELECT DISTINCT ON (bulletin_id, unit, province.code)
       bulletin_id, unit, province.code, province.code_34, province.name, CASE WHEN (n + k) % 5 = 0 THEN 'mentioned' ELSE 'active' END, 1,
       province.name, NULL, NULL, NULL, NULL, NULL
FROM drawn JOIN province USING (unit)
WHERE province.place = (n * 3 + k * 5) % 12;

INSERT INTO bulletin_activity
SELECT bulletin_id, 0, ['cooperation', 'meeting', 'care'][1 + substr(bulletin_id, 2)::INTEGER % 3], substr(bulletin_id, 2)::INTEGER % 4 > 0, NULL, NULL, NULL, NULL, NULL
FROM bulletin WHERE bulletin_id LIKE 'c%';
INSERT INTO bulletin_body
SELECT bulletin_id, 0, 'Công đoàn ' || (substr(bulletin_id, 2)::INTEGER % 5), 'base', NULL, 'active' FROM bulletin WHERE bulletin_id LIKE 'c%';
INSERT INTO bulletin_resolution
SELECT bulletin_id, 0, 'TW:20/2008', 'TW', '20', 2008, 'NQ 20', 1, 'resolved', 'năm', [], ['Nghị quyết 20'], 'named', ['named'], NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM bulletin WHERE bulletin_id LIKE 'c%' AND substr(bulletin_id, 2)::INTEGER % 4 = 0;
