-- The table of resolutions: all that are named since a day, how often, in how many provinces, and what the register says of them.
WITH acting AS (
    SELECT choice, count(DISTINCT code_34) AS provinces
    FROM bulletin_resolution JOIN bulletin_province USING (bulletin_id)
    WHERE bulletin_resolution.published_on >= $since AND role = 'active'
    GROUP BY choice
)
SELECT choice, any_value(resolution.short) AS short, count(DISTINCT bulletin_id) AS bulletins, sum(mentions)::BIGINT AS mentions,
       any_value(acting.provinces) AS provinces, any_value(status) AS status, any_value(resolution.title) AS title,
       any_value(bulletin_resolution.issuer) AS issuer, min(published_on) AS first_on, max(published_on) AS last_on
FROM bulletin_resolution
LEFT JOIN acting USING (choice)
LEFT JOIN resolution USING (key)
WHERE published_on >= $since
GROUP BY choice
ORDER BY bulletins DESC;
