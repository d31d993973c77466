-- The first and the newest dated bulletin of the build, and the first and the last day that bulletins or readings speak of.
WITH read_on AS (SELECT min(observed_on) AS first_day, max(observed_on) AS last_day FROM reading)
SELECT min(published_on)::DATE AS first_day, max(published_on)::DATE AS last_day,
       least(min(published_on), any_value(read_on.first_day))::DATE AS first_known,
       greatest(max(published_on), any_value(read_on.last_day))::DATE AS last_known
FROM read_on LEFT JOIN bulletin ON true;
