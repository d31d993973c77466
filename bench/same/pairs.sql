-- A network and bars: how many bulletins since a day have two of today's provinces acting in them.
SELECT one.name AS a, one.lat AS lat_a, one.lon AS lon_a, other.name AS b, other.lat AS lat_b, other.lon AS lon_b,
       count(DISTINCT left_side.bulletin_id) AS bulletins, max(left_side.published_on) AS last_on
FROM bulletin_province AS left_side
JOIN bulletin_province AS right_side ON left_side.bulletin_id = right_side.bulletin_id AND left_side.code_34 < right_side.code_34
JOIN province AS one ON one.unit = '34' AND one.code = left_side.code_34
JOIN province AS other ON other.unit = '34' AND other.code = right_side.code_34
WHERE left_side.published_on >= $since AND left_side.role = 'active' AND right_side.role = 'active'
GROUP BY ALL
ORDER BY bulletins DESC
LIMIT 60;
