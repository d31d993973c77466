-- Every load in the order asked for, with how many files it named.
SELECT l.load, l.asked_at, l.site, l.who, l.covers_from, l.covers_to, l.state, l.why
FROM load l ORDER BY l.asked_at, l.load;
