-- The resolutions that staff may decide for.
SELECT key, issuer, number, issued_on, year, short, title FROM resolution ORDER BY issued_on DESC NULLS LAST, key;
