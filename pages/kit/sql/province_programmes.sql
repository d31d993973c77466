-- The named programmes of co-operation, the last told first: one row per bulletin of each, with how many bulletins it has.
WITH told AS (
    SELECT * FROM matching($start, $end, $provinces, $sites, $unit, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
                           NULL, NULL)
), named AS (
    SELECT kind, number, parties, first_year, last_year, told.*,
           count(*) OVER same AS bulletins, max(published_on) OVER same AS last_told, min(bulletin_id) OVER same AS first_id,
           row_number() OVER (same ORDER BY published_on DESC NULLS LAST, bulletin_id) AS nth
    FROM (SELECT DISTINCT * EXCLUDE (place) FROM bulletin_programme) JOIN told USING (bulletin_id)
    WINDOW same AS (PARTITION BY kind, number, parties, first_year, last_year)
), ranked AS (
    SELECT *, dense_rank() OVER (ORDER BY last_told DESC NULLS LAST, len(parties) DESC, first_id, kind, number, parties,
                                 first_year, last_year) AS rank
    FROM named
)
SELECT rank, kind, number, parties, first_year, last_year, bulletins, bulletin_id, published_on, title,
       site.name AS site_name, (SELECT max(rank) FROM ranked) AS programmes
FROM ranked LEFT JOIN site USING (site)
WHERE rank <= $limit AND nth <= $each
ORDER BY rank, nth;
