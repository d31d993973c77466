-- The union bodies of one province that its bulletins name: those the extraction placed in it, and those of which it knows no
-- province, save the national ones; and how many there are altogether.
WITH lies_in AS (
    SELECT code FROM province
    WHERE unit = '63' AND CASE WHEN $province_unit::VARCHAR = '63' THEN code = $province ELSE code_34 = $province END
)
SELECT body.name, any_value(body.level) AS level, count(DISTINCT body.bulletin_id) AS bulletins,
       count(*) OVER () AS altogether
FROM bulletin_body AS body
SEMI JOIN (
    FROM filtered($start, $end, []::VARCHAR[], $sites, $unit)
    SEMI JOIN naming($province, $province_unit, $role) AS named USING (nr)
) AS chosen USING (bulletin_id)
WHERE body.level <> 'nation' AND (body.province IS NULL OR body.province IN (SELECT code FROM lies_in))
GROUP BY body.name
ORDER BY bulletins DESC, body.name
LIMIT $limit;
