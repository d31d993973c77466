-- What pages ask of resolutions over all time, counted anew for the sites that changed.
DELETE FROM out.resolution_total WHERE site IN (SELECT site FROM changed_site);
INSERT INTO out.resolution_total
SELECT site, choice, any_value(key), any_value(issuer), any_value(number), status, label, count(*),
    count(*) FILTER (NOT again_choice), min(published_on)
FROM out.bulletin_resolution SEMI JOIN changed_site USING (site) GROUP BY site, choice, status, label ORDER BY ALL;

DELETE FROM out.resolution_place WHERE site IN (SELECT site FROM changed_site);
INSERT INTO out.resolution_place
SELECT site, choice, unit, code, code_34, count(*), count(*) FILTER (NOT again_34), min(published_on),
    arg_min(bulletin_id, (published_on, bulletin_id)) FILTER (published_on IS NOT NULL)
FROM (SELECT * FROM out.bulletin_province SEMI JOIN changed_site USING (site) WHERE role = 'active')
JOIN (SELECT nr, choice FROM out.bulletin_resolution WHERE NOT again_choice) AS naming USING (nr)
GROUP BY site, choice, unit, code, code_34 ORDER BY ALL;
