-- What each of two builds says of itself, the earlier one first.
SELECT build, strftime(built_at::TIMESTAMP, '%d/%m/%Y %H:%M') AS built_at, rules_version, schema_version, is_demo, bulletins
FROM before.build
UNION ALL
SELECT build, strftime(built_at::TIMESTAMP, '%d/%m/%Y %H:%M'), rules_version, schema_version, is_demo, bulletins
FROM after.build;
