-- In which bulletins does an open citation stand, and where in their text? The newest first, undated ones last.
WITH fact AS (
    SELECT nr, bulletin_id, list(place::VARCHAR) AS places, flatten(list(surfaces)) AS surfaces
    FROM bulletin_resolution
    WHERE status = $status AND issuer = $issuer AND label = $label AND coalesce(number, '') = coalesce($number::VARCHAR, '')
    GROUP BY nr, bulletin_id, published_on
    ORDER BY published_on DESC NULLS LAST, bulletin_id
    LIMIT $rows OFFSET $skip
)
SELECT bulletin.bulletin_id, bulletin.published_on, bulletin.title, bulletin.raw, bulletin.file,
       coalesce(site.name, bulletin.site) AS site_name, fact.surfaces,
       list({first: mention.span_start, last: mention.span_end} ORDER BY mention.span_start)
           FILTER (mention.span_start IS NOT NULL) AS spans
FROM fact
JOIN bulletin USING (nr)
LEFT JOIN site ON site.site = bulletin.site
LEFT JOIN mention ON mention.bulletin_id = fact.bulletin_id AND mention.kind = 'resolution'
                 AND list_contains(fact.places, mention.name)
GROUP BY ALL
ORDER BY bulletin.published_on DESC NULLS LAST, bulletin.bulletin_id;
