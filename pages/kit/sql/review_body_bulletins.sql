-- In which bulletins is a union body named, and where in their text? The newest first, undated ones last.
SELECT bulletin.bulletin_id, bulletin.published_on, bulletin.title, bulletin.raw, bulletin.file,
       coalesce(site.name, bulletin.site) AS site_name, [fact.name] AS surfaces,
       list({first: mention.span_start, last: mention.span_end} ORDER BY mention.span_start)
           FILTER (mention.span_start IS NOT NULL) AS spans
FROM bulletin_body AS fact
JOIN bulletin USING (bulletin_id)
LEFT JOIN site ON site.site = bulletin.site
LEFT JOIN mention ON mention.bulletin_id = fact.bulletin_id AND mention.kind = 'body' AND mention.name = fact.place::VARCHAR
WHERE fact.name = $name
GROUP BY ALL
ORDER BY bulletin.published_on DESC NULLS LAST, bulletin.bulletin_id
LIMIT $rows OFFSET $skip;
