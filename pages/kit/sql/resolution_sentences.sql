-- In which bulletins of the period is one resolution named, where in their text, how strongly, and why was it taken for that
-- one? A row a fact, newest first; the spans are in the order of the text, and strengths has one for each.
WITH found AS (
    SELECT fact.*, row_number() OVER (ORDER BY published_on DESC, bulletin_id, place) AS row
    FROM cited($start, $end, $provinces, $sites, $unit) AS fact
    WHERE fact.choice = $choice
    QUALIFY row > $skip AND row <= $skip + $rows
),
spans AS (
    SELECT found.bulletin_id, found.place, list(span_start ORDER BY span_start, span_end) AS starts,
           list(span_end ORDER BY span_start, span_end) AS ends
    FROM found JOIN mention
      ON mention.bulletin_id = found.bulletin_id AND mention.kind = 'resolution' AND mention.name = found.place::VARCHAR
    GROUP BY ALL
)
SELECT found.bulletin_id, found.place, found.published_on, bulletin.title, found.status, found.surfaces, found.why,
       found.candidates, found.strength, found.strengths, coalesce(site.name, found.site) AS site, bulletin.raw, bulletin.file,
       coalesce(spans.starts, []) AS starts, coalesce(spans.ends, []) AS ends
FROM found
JOIN bulletin USING (nr, bulletin_id)
LEFT JOIN spans USING (bulletin_id, place)
LEFT JOIN site ON site.site = found.site
ORDER BY found.row;
