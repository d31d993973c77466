-- The weeks whose bounds, as pages reckon them, lie within $off of their best figure, against those of the build: none may differ.
WITH reckoned AS (
    SELECT site, moment AS week, sum(best)::BIGINT AS visits
    FROM visit_parts('2023-12-25', '2026-12-27', [], [], '34', NULL, 'week')
    GROUP BY ALL
    HAVING bool_and(best IS NOT NULL) AND sum(days) = 7 AND sum(high) - sum(low) <= $off * sum(best)
)
SELECT * FROM (FROM reckoned EXCEPT FROM visit_week)
UNION ALL
SELECT * FROM (FROM visit_week EXCEPT FROM reckoned);
