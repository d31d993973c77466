-- What the meters of some sites ($of) tell of the days from $first to $last, for the question whether news moved them: the exact
-- visits of a day or null, and whether its month can be trusted (etl/load/meter/trust.py).
SELECT site, day, CASE WHEN state = 'measured' THEN best END AS visits, best IS NOT NULL AS is_known,
       coalesce(grade IN ('high', 'medium'), false) AS is_trusted
FROM visit_day LEFT JOIN visit_trust USING (site)
WHERE list_contains($of::VARCHAR[], site) AND day BETWEEN $first::DATE AND $last::DATE
  AND (month IS NULL OR month = date_trunc('month', day))
ORDER BY site, day;
