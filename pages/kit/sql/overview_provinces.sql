-- The units with bulletins in which they act, greatest first, and how many bulletins these are together.
SELECT province.unit, province.code, province.name, count(*) AS bulletins,
       province_bulletins($start, $end, $provinces, $sites, $unit, 'active', NULL) AS all_bulletins
FROM province_told($start, $end, $provinces, $sites, $unit, 'active') AS acting JOIN province USING (unit, code)
GROUP BY province.unit, province.code, province.name, province.place
ORDER BY bulletins DESC, province.unit, province.place;
