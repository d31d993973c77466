-- The bulletins of a stretch that matter, by the rule that the page states: the first of all to name a resolution (once
-- bulletins are known for three months before), $together provinces or more acting in one, a resolution named $often times or
-- more. Those with most reasons first.
WITH told AS MATERIALIZED (
    SELECT nr, bulletin_id, published_on, title, site FROM filtered($start, $end, $provinces, $sites, $unit)
),
named AS MATERIALIZED (
    SELECT nr, key, mentions, published_on FROM cited($start, $end, $provinces, $sites, $unit) WHERE status = 'resolved'
),
began AS (
    SELECT key, min(first_on) AS first_on
    FROM resolution_total
    WHERE status = 'resolved'
    GROUP BY key HAVING min(first_on) >= (SELECT min(published_on) + INTERVAL 3 MONTH FROM bulletin)
),
firsts AS (
    SELECT nr, string_agg(resolution.short, '; ' ORDER BY key) AS first_of
    FROM named JOIN began USING (key) JOIN resolution USING (key)
    WHERE published_on = first_on
    GROUP BY nr
),
together AS (
    SELECT nr, count(*) AS provinces
    FROM province_told($start, $end, []::VARCHAR[], $sites, '34', 'active')
    GROUP BY nr HAVING count(*) >= $together
),
often AS (SELECT nr, max(mentions) AS mentions FROM named GROUP BY nr HAVING max(mentions) >= $often)
SELECT bulletin_id, published_on, title, coalesce(site.name, told.site) AS site_name, first_of, provinces, mentions
FROM told LEFT JOIN firsts USING (nr) LEFT JOIN together USING (nr) LEFT JOIN often USING (nr)
LEFT JOIN site ON site.site = told.site
WHERE first_of IS NOT NULL OR provinces IS NOT NULL OR mentions IS NOT NULL
ORDER BY (first_of IS NOT NULL)::INTEGER + (provinces IS NOT NULL)::INTEGER + (mentions IS NOT NULL)::INTEGER DESC,
         first_of IS NULL, provinces DESC NULLS LAST, mentions DESC NULLS LAST, published_on DESC, bulletin_id
LIMIT $limit;
