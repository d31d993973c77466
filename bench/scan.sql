-- How many texts hold these words as they stand.
SELECT count(*) FROM texts WHERE contains(lower(body), lower($query));
