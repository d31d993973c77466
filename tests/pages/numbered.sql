-- What facts carry of their bulletins, for a build written by hand: as etl/load/sql/out_facts.sql has it, after the fact and in
-- another way. `changed_site` is for out_counted.sql, which follows.
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

CREATE OR REPLACE TEMP TABLE changed_site AS SELECT site FROM bulletin UNION SELECT site FROM resolution_total;
