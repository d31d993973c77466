-- The headline figures of one period. The province filter reads provinces that act; visits are those of the chosen sites.
WITH chosen_bulletins AS (FROM filtered($start, $end, $provinces, $sites, $unit)),
facts AS (FROM province_facts($provinces, $unit, 'active') SEMI JOIN chosen_bulletins USING (bulletin_id)),
cited AS (FROM bulletin_resolution SEMI JOIN chosen_bulletins USING (bulletin_id)),
visits AS (
    SELECT sum(best)::BIGINT AS visits, count(*) FILTER (best IS NULL) AS unknown_days, count(*) AS days
    FROM visit_day SEMI JOIN chosen_sites($provinces, $sites, $unit) AS chosen USING (site)
    WHERE day BETWEEN $start AND $end
)
SELECT (SELECT count(*) FROM chosen_bulletins) AS bulletins,
       (SELECT count(DISTINCT (unit, code)) FROM facts) AS provinces,
       (SELECT count(DISTINCT bulletin_id) FROM facts) AS bulletins_of_provinces,
       (SELECT count(DISTINCT bulletin_id) FROM cited) AS citing,
       (SELECT count(DISTINCT key) FROM cited WHERE status = 'resolved') AS resolutions,
       (SELECT count(DISTINCT bulletin_id) FROM cited WHERE status = 'resolved') AS citing_resolved,
       (SELECT count(DISTINCT bulletin_id) FROM bulletin_activity SEMI JOIN chosen_bulletins USING (bulletin_id)
        WHERE took_place) AS with_activity,
       (SELECT count(DISTINCT site) FROM chosen_bulletins) AS sites,
       (SELECT visits FROM visits) AS visits,
       (SELECT unknown_days FROM visits) AS unknown_days,
       (SELECT days FROM visits) AS visit_days;
