-- Everything that can be chosen: each resolution of the register, and what bulletins name that is not settled; most named first.
WITH by_status AS (
    SELECT choice, status, any_value(key) AS key, any_value(issuer) AS issuer, any_value(number) AS number,
           min(label) AS first_label, max(label) AS last_label, sum(namings) AS namings, sum(bulletins)::BIGINT AS bulletins
    FROM resolution_total GROUP BY choice, status
),
named AS (
    SELECT choice, any_value(key) AS key, arg_max(status, namings) AS status, any_value(issuer) AS issuer, any_value(number) AS number,
           CASE WHEN min(first_label) = max(last_label) THEN min(first_label) END AS label, sum(bulletins)::BIGINT AS bulletins
    FROM by_status GROUP BY choice
)
SELECT coalesce(resolution.key, named.choice) AS choice, coalesce(resolution.short, named.label) AS label,
       coalesce(resolution.issuer, named.issuer) AS issuer, coalesce(resolution.number, named.number) AS number,
       resolution.issued_on,
       CASE WHEN resolution.key IS NULL THEN named.status ELSE 'resolved' END AS status,
       coalesce(named.bulletins, 0) AS bulletins
FROM named FULL JOIN resolution ON resolution.key = named.choice
ORDER BY bulletins DESC, resolution.issued_on DESC NULLS LAST, choice;
