-- Which citations of resolutions did the machine leave open, those in most bulletins first, and what could they mean?
SELECT fact.issuer, fact.number, fact.label, mode(fact.why) AS why,
       list_sort(list_distinct(flatten(list(fact.candidates)))) AS candidates,
       list_distinct(flatten(list(fact.surfaces)))[:3] AS surfaces,
       count(DISTINCT nr) AS bulletins, sum(fact.mentions)::BIGINT AS mentions,
       min(fact.published_on) AS first_on, max(fact.published_on) AS last_on
FROM bulletin_resolution AS fact
WHERE fact.status = $status
GROUP BY fact.issuer, fact.number, fact.label
ORDER BY bulletins DESC, mentions DESC, fact.label, fact.issuer, fact.number
LIMIT $limit;
