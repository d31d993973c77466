-- Which citations of resolutions did the machine leave open, those in most bulletins first, and what could they mean?
SELECT fact.issuer, fact.number, fact.label, mode(fact.why) AS why,
       list_sort(list_distinct(flatten(list(fact.candidates)))) AS candidates,
       list_distinct(flatten(list(fact.surfaces)))[:3] AS surfaces,
       count(DISTINCT fact.bulletin_id) AS bulletins, sum(fact.mentions)::BIGINT AS mentions,
       min(bulletin.published_on) AS first_on, max(bulletin.published_on) AS last_on
FROM bulletin_resolution AS fact JOIN bulletin USING (bulletin_id)
WHERE fact.status = $status
GROUP BY fact.issuer, fact.number, fact.label
ORDER BY bulletins DESC, mentions DESC, fact.label, fact.issuer, fact.number
LIMIT $limit;
