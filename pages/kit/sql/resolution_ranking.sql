-- Which resolutions do the bulletins of the period name, how often, where, and how sure are we of each? Without a key a row is
-- all that bears an issuer's number, or none; its label is null where that is more than one.
WITH cited_here AS (
    SELECT * FROM cited($start, $end, $provinces, $sites, $unit)
),
acting AS (
    SELECT choice, count(*) AS provinces
    FROM (SELECT DISTINCT choice, unit, code
          FROM cited_here JOIN province_told($start, $end, $provinces, $sites, $unit, 'active') AS acting USING (nr))
    GROUP BY choice
),
counted AS (
    SELECT choice, any_value(cited_here.key) AS key, any_value(cited_here.issuer) AS issuer, any_value(cited_here.number) AS number,
           mode(status) AS status, CASE WHEN count(DISTINCT label) = 1 THEN any_value(label) END AS label,
           count(*) FILTER (NOT again_choice) AS bulletins, sum(mentions)::BIGINT AS mentions,
           min(published_on) AS first_on, max(published_on) AS last_on
    FROM cited_here
    GROUP BY choice
)
SELECT counted.choice, counted.key, counted.issuer, counted.number, counted.status,
       coalesce(resolution.short, counted.label) AS label, resolution.title, resolution.issued_on,
       resolution.key IS NOT NULL AS is_registered, coalesce(resolution.is_verified, true) AS is_verified,
       counted.bulletins, counted.mentions, coalesce(acting.provinces, 0) AS provinces, counted.first_on, counted.last_on
FROM counted
LEFT JOIN acting USING (choice)
LEFT JOIN resolution ON resolution.key = counted.key
ORDER BY bulletins DESC, mentions DESC, label, choice;
