-- The units with bulletins in which they act, greatest first, and how many bulletins these are together.
WITH acting AS MATERIALIZED (
    SELECT unit, code, bulletin_id
    FROM province_facts($provinces, $unit, 'active')
    SEMI JOIN filtered($start, $end, $provinces, $sites, $unit) AS chosen USING (bulletin_id)
)
SELECT province.unit, province.code, province.name, count(DISTINCT bulletin_id) AS bulletins,
       (SELECT count(DISTINCT bulletin_id) FROM acting) AS all_bulletins
FROM acting JOIN province USING (unit, code)
GROUP BY ALL
ORDER BY bulletins DESC, province.unit, any_value(province.place);
