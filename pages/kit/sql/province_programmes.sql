-- The named programmes of co-operation, the last told first: one row per bulletin of each, with how many bulletins it has.
WITH told AS (
    SELECT DISTINCT * EXCLUDE place FROM bulletin_programme
    WHERE is_left(published_on, site, nr, $start, $end, $provinces, $sites, $unit)
), named AS (
    SELECT *, count(*) OVER same AS bulletins, max(published_on) OVER same AS last_told, min(bulletin_id) OVER same AS first_id,
           row_number() OVER (same ORDER BY published_on DESC, bulletin_id) AS nth
    FROM told
    WINDOW same AS (PARTITION BY kind, number, parties, first_year, last_year)
), ranked AS (
    SELECT *, dense_rank() OVER (ORDER BY last_told DESC, len(parties) DESC, first_id, kind, number, parties,
                                 first_year, last_year) AS rank
    FROM named
)
SELECT rank, kind, number, parties, first_year, last_year, bulletins, ranked.bulletin_id, ranked.published_on, title,
       site.name AS site_name, (SELECT max(rank) FROM ranked) AS programmes
FROM ranked JOIN bulletin USING (nr) LEFT JOIN site ON site.site = ranked.site
WHERE rank <= $limit AND nth <= $each
ORDER BY rank, nth;
