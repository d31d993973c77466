-- Who did what, from the beginning.
SELECT at, who, what, subject, detail FROM audit ORDER BY entry;
