-- Everything that can be chosen: each resolution of the register, and what bulletins name that is not settled; most named first.
WITH named AS (
    SELECT resolution_choice(key, issuer, number, status) AS choice, any_value(key) AS key, mode(status) AS status,
           any_value(issuer) AS issuer, any_value(number) AS number,
           CASE WHEN count(DISTINCT label) = 1 THEN any_value(label) END AS label, count(DISTINCT bulletin_id) AS bulletins
    FROM bulletin_resolution
    GROUP BY choice
)
SELECT coalesce(resolution.key, named.choice) AS choice, coalesce(resolution.short, named.label) AS label,
       coalesce(resolution.issuer, named.issuer) AS issuer, coalesce(resolution.number, named.number) AS number,
       resolution.issued_on,
       CASE WHEN resolution.key IS NULL THEN named.status ELSE 'resolved' END AS status,
       coalesce(named.bulletins, 0) AS bulletins
FROM named FULL JOIN resolution ON resolution.key = named.choice
ORDER BY bulletins DESC, resolution.issued_on DESC NULLS LAST, choice;
