-- The sites a batch of files can be said to come from; province is a code of the 63 units.
SELECT site, name, province FROM site ORDER BY site;
