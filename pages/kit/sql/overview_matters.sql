-- The bulletins of a stretch that matter, by the rule that the page states: the first of all to name a resolution (once
-- bulletins are known for three months before), $together provinces or more acting in one, a resolution named $often times or
-- more. Those with most reasons first.
WITH told AS MATERIALIZED (
    SELECT bulletin_id, published_on, title, site FROM filtered($start, $end, $provinces, $sites, $unit)
),
named AS (
    SELECT bulletin_id, key, mentions, published_on
    FROM bulletin_resolution JOIN bulletin USING (bulletin_id)
    WHERE status = 'resolved' AND key IN (SELECT key FROM bulletin_resolution SEMI JOIN told USING (bulletin_id))
),
began AS (
    SELECT key, min(published_on) AS first_on FROM named
    GROUP BY key HAVING min(published_on) >= (SELECT min(published_on) + INTERVAL 3 MONTH FROM bulletin)
),
firsts AS (
    SELECT bulletin_id, string_agg(resolution.short, '; ' ORDER BY key) AS first_of
    FROM named JOIN began USING (key) JOIN resolution USING (key) SEMI JOIN told USING (bulletin_id)
    WHERE published_on = first_on
    GROUP BY bulletin_id
),
together AS (
    SELECT bulletin_id, count(DISTINCT code_34) AS provinces
    FROM bulletin_province SEMI JOIN told USING (bulletin_id)
    WHERE role = 'active'
    GROUP BY bulletin_id HAVING count(DISTINCT code_34) >= $together
),
often AS (
    SELECT bulletin_id, max(mentions) AS mentions
    FROM named SEMI JOIN told USING (bulletin_id)
    GROUP BY bulletin_id HAVING max(mentions) >= $often
)
SELECT bulletin_id, published_on, title, coalesce(site.name, told.site) AS site_name, first_of, provinces, mentions
FROM told LEFT JOIN firsts USING (bulletin_id) LEFT JOIN together USING (bulletin_id) LEFT JOIN often USING (bulletin_id)
LEFT JOIN site ON site.site = told.site
WHERE first_of IS NOT NULL OR provinces IS NOT NULL OR mentions IS NOT NULL
ORDER BY (first_of IS NOT NULL)::INTEGER + (provinces IS NOT NULL)::INTEGER + (mentions IS NOT NULL)::INTEGER DESC,
         first_of IS NULL, provinces DESC NULLS LAST, mentions DESC NULLS LAST, published_on DESC, bulletin_id
LIMIT $limit;
