-- The first and the newest dated bulletin of the build.
SELECT min(published_on)::DATE AS first_day, max(published_on)::DATE AS last_day FROM bulletin;
