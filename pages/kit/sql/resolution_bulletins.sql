-- Which bulletins of the period name one resolution, in which words, and why was it taken for that one? Newest first.
SELECT fact.bulletin_id, fact.published_on, fact.title, coalesce(site.name, fact.site) AS site,
       fact.place, fact.mentions, fact.surfaces, fact.why
FROM cited($start, $end, $provinces, $sites, $unit) AS fact
LEFT JOIN site ON site.site = fact.site
WHERE fact.choice = $choice
ORDER BY fact.published_on DESC, fact.bulletin_id, fact.place
LIMIT $rows;
