-- Pairs of units acting in one bulletin, most bulletins first; round-ups left out as in the macro `acting_together`. With provinces
-- chosen, one of the pair is. $activity: null, or a kind of activity that took place.
WITH acts AS MATERIALIZED (
    SELECT nr, unit, code, published_on
    FROM province_told($start, $end, []::VARCHAR[], $sites, $unit, 'active')
    WHERE NOT is_alone
      AND ($activity::VARCHAR IS NULL OR nr IN (SELECT nr FROM bulletin_activity WHERE took_place AND kind = $activity::VARCHAR))
),
acting AS (
    SELECT acts.*, province.name, province.place, province.lat,
           len($provinces::VARCHAR[]) = 0
           OR list_contains($provinces::VARCHAR[], CASE WHEN $unit::VARCHAR = '63' THEN acts.code ELSE province.code_34 END) AS is_chosen
    FROM acts JOIN province USING (unit, code)
    SEMI JOIN (SELECT nr, unit FROM acts GROUP BY nr, unit HAVING count(*) BETWEEN 2 AND 5) AS several USING (nr, unit)
)
SELECT one.unit, one.code AS code_a, one.name AS name_a, one.lat AS lat_a, other.code AS code_b, other.name AS name_b,
       other.lat AS lat_b, count(*) AS bulletins, max(one.published_on) AS last_day
FROM acting AS one
JOIN acting AS other ON one.nr = other.nr AND one.unit = other.unit AND one.place < other.place
WHERE one.is_chosen OR other.is_chosen
GROUP BY ALL
ORDER BY bulletins DESC, last_day DESC, one.unit, code_a, code_b;
