-- The headline figures of one period. The province filter reads provinces that act; visits are those of the chosen sites.
WITH chosen_bulletins AS MATERIALIZED (
    SELECT bulletin_id, site FROM filtered($start, $end, $provinces, $sites, $unit)
),
totals AS (SELECT count(*) AS bulletins, count(DISTINCT site) AS sites FROM chosen_bulletins),
facts AS (
    SELECT count(DISTINCT (unit, code)) AS provinces, count(DISTINCT bulletin_id) AS bulletins_of_provinces
    FROM province_facts($provinces, $unit, 'active') SEMI JOIN chosen_bulletins USING (bulletin_id)
),
cited AS (
    SELECT count(DISTINCT bulletin_id) AS citing,
           count(DISTINCT key) FILTER (status = 'resolved') AS resolutions,
           count(DISTINCT bulletin_id) FILTER (status = 'resolved') AS citing_resolved
    FROM bulletin_resolution SEMI JOIN chosen_bulletins USING (bulletin_id)
),
active AS (
    SELECT count(DISTINCT bulletin_id) AS with_activity
    FROM bulletin_activity SEMI JOIN chosen_bulletins USING (bulletin_id)
    WHERE took_place
),
visits AS (
    SELECT sum(best)::BIGINT AS visits, count(*) FILTER (best IS NULL) AS unknown_days, count(*) AS visit_days
    FROM visit_day SEMI JOIN chosen_sites($provinces, $sites, $unit) AS chosen USING (site)
    WHERE day BETWEEN $start AND $end
)
FROM totals, facts, cited, active, visits;
