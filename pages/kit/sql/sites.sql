-- The sites that the build knows.
SELECT site, name, province, province_34 FROM site ORDER BY site;
