-- The bulletins to read again: by older rules, under a site that is not (any more) the one of their first load or of a
-- correction, or with another word of staff about their site.
-- Variable without: a load to leave out of account, because it is about to be undone. any_rules: true looks at sites only.
-- placed_sites, site_marks: JSON, what staff corrected and added; a mark stands behind the rules' version.
WITH brought AS (
    SELECT f.bulletin_id, f.file, f.place, l.loaded_at, l.load, l.site
    FROM load_file f JOIN load l USING (load)
    WHERE f.outcome = 'bulletin' AND l.load IS DISTINCT FROM getvariable('without')
), first AS (
    SELECT bulletin_id, arg_min(site, (loaded_at, load, place)) AS site, arg_min(file, (loaded_at, load, place)) AS file
    FROM brought GROUP BY bulletin_id
), placed AS (
    SELECT p.* FROM (SELECT unnest(from_json(getvariable('placed_sites'), '[{"bulletin_id": "VARCHAR", "site": "VARCHAR"}]')) AS p)
), marked AS (
    SELECT m.* FROM (SELECT unnest(from_json(getvariable('site_marks'), '[{"site": "VARCHAR", "mark": "VARCHAR"}]')) AS m)
), wanted AS (
    SELECT f.bulletin_id, f.file, coalesce(p.site, f.site) AS site, coalesce(m.mark, '') AS mark
    FROM first f LEFT JOIN placed p USING (bulletin_id) LEFT JOIN marked m ON m.site = coalesce(p.site, f.site)
)
SELECT b.bulletin_id, b.raw, w.file, w.site
FROM bulletin b JOIN wanted w USING (bulletin_id)
WHERE b.site <> w.site OR split_part(b.rules_version, '+', 2) <> w.mark
    OR (NOT getvariable('any_rules') AND split_part(b.rules_version, '+', 1) <> getvariable('rules_version'))
ORDER BY b.bulletin_id;
