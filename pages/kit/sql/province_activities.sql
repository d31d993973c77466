-- The kinds of activity that took place in the bulletins of one province.
SELECT fact.kind, count(*) FILTER (NOT again_kind) AS bulletins
FROM activity_told($start, $end, []::VARCHAR[], $sites, $unit) AS fact
SEMI JOIN naming($province, $province_unit, $role) AS named USING (nr)
GROUP BY ALL
ORDER BY bulletins DESC, fact.kind;
