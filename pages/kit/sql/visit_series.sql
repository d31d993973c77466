-- Visits per day or week ($step) of one site ($one_site) or of all, by what is known of each day. best is null where only a
-- lower bound is known, or nothing.
SELECT moment, state, sum(best)::BIGINT AS best, sum(low)::BIGINT AS low, sum(high)::BIGINT AS high,
       sum(days)::BIGINT AS days, count(*) AS sites
FROM visit_parts($start, $end, $provinces, $sites, $unit, $one_site, $step)
GROUP BY ALL
ORDER BY moment, state;
