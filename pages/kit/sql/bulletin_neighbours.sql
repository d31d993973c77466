-- Where does one bulletin stand in the list that the reader came from, and what stands before and after it?
WITH listed AS (
    SELECT bulletin_id, row_number() OVER places AS place, count(*) OVER () AS bulletins,
           lag(bulletin_id) OVER places AS previous, lead(bulletin_id) OVER places AS next
    FROM matching($start, $end, $provinces, $sites, $unit, $province, $province_unit, $role, $resolution, $status,
                  $month, $one_site, $load, $union, $dated, $activity, $body, p_partner := $partner, p_strength := $strength)
    WINDOW places AS (ORDER BY published_on DESC NULLS LAST, published_time DESC NULLS LAST, bulletin_id)
)
SELECT place, bulletins, previous, next FROM listed WHERE bulletin_id = $id;
