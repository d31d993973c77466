-- What a build says of itself: when and by what it was made, and how much is in it.
SELECT built_at, rules_version, schema_version, bulletins, (SELECT count(*) FROM rejected), newest_bulletin_date
FROM build;
