-- What facts carry of their bulletins, and what is counted once a build, for one written by hand: as etl/load/sql/out_facts.sql and
-- out_counted.sql have it, after the fact and in another way.
UPDATE bulletin SET nr = place.nr
FROM (SELECT bulletin_id, row_number() OVER (ORDER BY published_on, bulletin_id) AS nr FROM bulletin) AS place
WHERE place.bulletin_id = bulletin.bulletin_id;

UPDATE bulletin_province AS f SET nr = b.nr, published_on = b.published_on, site = b.site FROM bulletin AS b WHERE b.bulletin_id = f.bulletin_id;
UPDATE bulletin_province AS f SET
    is_alone = (SELECT count(*) FROM bulletin_province AS o WHERE o.nr = f.nr) = 1,
    again_34 = EXISTS (FROM bulletin_province AS o WHERE o.nr = f.nr AND o.code_34 = f.code_34
                       AND (o.role <> 'active', o.unit, o.code) < (f.role <> 'active', f.unit, f.code));

UPDATE bulletin_resolution AS f SET nr = b.nr, published_on = b.published_on, site = b.site,
    choice = coalesce(key, issuer || '|' || coalesce(number, '') || '|' || status)
FROM bulletin AS b WHERE b.bulletin_id = f.bulletin_id;
UPDATE bulletin_resolution AS f SET
    again = EXISTS (FROM bulletin_resolution AS o WHERE o.nr = f.nr AND o.place < f.place),
    again_status = EXISTS (FROM bulletin_resolution AS o WHERE o.nr = f.nr AND o.status = f.status AND o.place < f.place),
    again_choice = EXISTS (FROM bulletin_resolution AS o WHERE o.nr = f.nr AND o.choice = f.choice AND o.place < f.place);

UPDATE bulletin_activity AS f SET nr = b.nr, published_on = b.published_on, site = b.site FROM bulletin AS b WHERE b.bulletin_id = f.bulletin_id;
UPDATE bulletin_activity AS f SET
    again = EXISTS (FROM bulletin_activity AS o WHERE o.nr = f.nr AND o.took_place = f.took_place AND o.place < f.place),
    again_kind = EXISTS (FROM bulletin_activity AS o WHERE o.nr = f.nr AND o.took_place = f.took_place AND o.kind = f.kind AND o.place < f.place);

UPDATE bulletin_programme AS f SET nr = b.nr, published_on = b.published_on, site = b.site FROM bulletin AS b WHERE b.bulletin_id = f.bulletin_id;

DELETE FROM resolution_total;
INSERT INTO resolution_total
SELECT site, choice, key, any_value(issuer), any_value(number), status, label, count(*), count(*) FILTER (NOT again_choice), min(published_on)
FROM bulletin_resolution GROUP BY site, choice, key, status, label;
DELETE FROM resolution_place;
INSERT INTO resolution_place
SELECT one.site, choice, unit, code, code_34, count(*), count(*) FILTER (NOT again_34), min(one.published_on),
    arg_min(one.bulletin_id, (one.published_on, one.bulletin_id)) FILTER (one.published_on IS NOT NULL)
FROM bulletin_province AS one JOIN bulletin_resolution AS naming USING (nr)
WHERE role = 'active' AND NOT again_choice
GROUP BY ALL;
