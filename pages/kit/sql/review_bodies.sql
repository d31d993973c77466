-- Which union bodies are named without anybody knowing where they are, those in most bulletins first? In how many of them do
-- they act, and which old unit acts most beside them?
WITH named AS (
    SELECT name, level, bulletin_id, bool_or(role = 'active') AS acts
    FROM bulletin_body WHERE province IS NULL AND level IN ('district', 'zone', 'ward', 'base') GROUP BY ALL
), beside AS (
    SELECT named.name, fact.code, count(*) AS times FROM named JOIN bulletin_province AS fact USING (bulletin_id)
    WHERE fact.unit = '63' AND fact.role = 'active' GROUP BY ALL
)
SELECT name, mode(level) AS level, count(*) AS bulletins, count(*) FILTER (acts) AS acting,
       (SELECT arg_max(code, times) FROM beside WHERE beside.name = named.name) AS code
FROM named
GROUP BY name
ORDER BY bulletins DESC, acting DESC, name
LIMIT $limit;
