-- One screen of the bulletins that a number was counted from: newest first, those without a date at the end.
WITH listed AS (
    SELECT * FROM matching($start, $end, $provinces, $sites, $unit, $province, $province_unit, $role, $resolution, $status,
                           $month, $one_site, $load, $union, $dated, $activity, $body, p_partner := $partner, p_strength := $strength)
    ORDER BY published_on DESC NULLS LAST, published_time DESC NULLS LAST, bulletin_id
    LIMIT $rows OFFSET $skip
),
places AS (
    SELECT bulletin_id, string_agg(name, ', ' ORDER BY mentions DESC, name) AS provinces
    FROM bulletin_province JOIN listed USING (bulletin_id)
    WHERE role = 'active'
    GROUP BY bulletin_id
),
papers AS (
    SELECT bulletin_id, string_agg(coalesce(resolution.short, fact.label), '; ' ORDER BY fact.place) AS resolutions
    FROM bulletin_resolution AS fact JOIN listed USING (bulletin_id)
    LEFT JOIN resolution ON resolution.key = fact.key
    GROUP BY bulletin_id
)
SELECT listed.bulletin_id, listed.published_on, listed.title, listed.file, coalesce(site.name, listed.site) AS site,
       places.provinces, papers.resolutions
FROM listed
LEFT JOIN site ON site.site = listed.site
LEFT JOIN places USING (bulletin_id)
LEFT JOIN papers USING (bulletin_id)
ORDER BY listed.published_on DESC NULLS LAST, listed.published_time DESC NULLS LAST, listed.bulletin_id;
