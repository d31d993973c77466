-- The kinds of activity that took place in the bulletins of one province.
SELECT fact.kind, count(DISTINCT fact.bulletin_id) AS bulletins
FROM bulletin_activity AS fact
SEMI JOIN naming($province, $province_unit, $role) AS named USING (bulletin_id)
SEMI JOIN filtered($start, $end, []::VARCHAR[], $sites, $unit) AS chosen USING (bulletin_id)
WHERE fact.took_place
GROUP BY ALL
ORDER BY bulletins DESC, fact.kind;
