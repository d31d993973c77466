-- The registers of the build, and the sites that loads named. Variables: provinces, sites, resolutions, and
-- added_sites, added_resolutions, which staff wrote and the registers do not know; as JSON.

INSERT INTO out.province
SELECT p.* FROM (
    SELECT unnest(from_json(getvariable('provinces'), '[{"unit": "VARCHAR", "code": "VARCHAR", "name": "VARCHAR", "region": "VARCHAR", "code_34": "VARCHAR", "lat": "DOUBLE", "lon": "DOUBLE", "place": "INTEGER"}]')) AS p
);

INSERT INTO out.resolution
SELECT r.* FROM (
    SELECT unnest(from_json(register, '[{"key": "VARCHAR", "issuer": "VARCHAR", "number": "VARCHAR", "year": "INTEGER", "issued_on": "DATE", "term": "VARCHAR", "title": "VARCHAR", "short": "VARCHAR", "confidence": "VARCHAR", "source": "VARCHAR", "is_verified": "BOOLEAN", "suffix": "VARCHAR"}]')) AS r
    FROM (VALUES (getvariable('resolutions')), (getvariable('added_resolutions'))) AS of(register)
);

INSERT INTO out.site
WITH known AS (
    SELECT s.* FROM (
        SELECT unnest(from_json(getvariable('sites'), '[{"site": "VARCHAR", "name": "VARCHAR", "body": "VARCHAR", "province": "VARCHAR", "address": "VARCHAR", "merged_on": "DATE", "merged_into": "VARCHAR"}]')) AS s
    )
    UNION ALL BY NAME
    SELECT s.* FROM (
        SELECT unnest(from_json(getvariable('added_sites'), '[{"site": "VARCHAR", "name": "VARCHAR", "body": "VARCHAR", "province": "VARCHAR", "address": "VARCHAR"}]')) AS s
    )
), met AS (
    SELECT site FROM core.load UNION SELECT site FROM core.table_reading UNION SELECT site FROM placed
)
SELECT k.site, k.name, k.body, k.province, p.code_34, k.address, k.merged_on, k.merged_into, true
FROM known k LEFT JOIN out.province p ON p.unit = '63' AND p.code = k.province
UNION ALL
SELECT site, site, NULL, NULL, NULL, NULL, NULL, NULL, false FROM met WHERE site NOT IN (SELECT site FROM known)
ORDER BY 1;
