-- The bulletins to read again: by older rules, or under a site that is not (any more) the one of their first load.
-- Variable without: a load to leave out of account, because it is about to be undone. any_rules: true looks at sites only.
WITH brought AS (
    SELECT f.bulletin_id, f.file, f.place, l.loaded_at, l.load, l.site
    FROM load_file f JOIN load l USING (load)
    WHERE f.outcome = 'bulletin' AND l.load IS DISTINCT FROM getvariable('without')
), first AS (
    SELECT bulletin_id, arg_min(site, (loaded_at, load, place)) AS site, arg_min(file, (loaded_at, load, place)) AS file
    FROM brought GROUP BY bulletin_id
)
SELECT b.bulletin_id, b.raw, f.file, f.site
FROM bulletin b JOIN first f USING (bulletin_id)
WHERE b.site <> f.site OR (NOT getvariable('any_rules') AND b.rules_version <> getvariable('rules_version'))
ORDER BY b.bulletin_id;
