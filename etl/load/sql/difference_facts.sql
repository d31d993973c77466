-- How many facts of each kind the two builds have, and why the number changed: with bulletins that arrived or left, and, in
-- bulletins that both have, gained and lost by reading them again. before + arrived - gone + gained - lost = after, always.
WITH side AS (
    SELECT kind, what, bulletin_id, count(*) AS times, 0 AS times_after FROM told_before GROUP BY ALL
    UNION ALL
    SELECT kind, what, bulletin_id, 0, count(*) FROM told_after GROUP BY ALL
),
fact AS (
    SELECT kind, what, bulletin_id, sum(times) AS n_before, sum(times_after) AS n_after
    FROM side GROUP BY ALL
),
placed AS (
    SELECT fact.*, old.bulletin_id IS NOT NULL AS in_before, new.bulletin_id IS NOT NULL AS in_after
    FROM fact
    LEFT JOIN before.bulletin AS old ON old.bulletin_id = fact.bulletin_id
    LEFT JOIN after.bulletin AS new ON new.bulletin_id = fact.bulletin_id
)
SELECT kind,
       sum(n_before)::BIGINT AS before, sum(n_after)::BIGINT AS after,
       coalesce(sum(n_after) FILTER (NOT in_before), 0)::BIGINT AS arrived,
       coalesce(sum(n_before) FILTER (NOT in_after), 0)::BIGINT AS gone,
       coalesce(sum(greatest(n_after - n_before, 0)) FILTER (in_before AND in_after), 0)::BIGINT AS gained,
       coalesce(sum(greatest(n_before - n_after, 0)) FILTER (in_before AND in_after), 0)::BIGINT AS lost,
       count(DISTINCT bulletin_id) FILTER (in_before AND in_after AND n_before <> n_after) AS reread
FROM placed
GROUP BY kind
ORDER BY kind;
