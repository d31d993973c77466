-- Which other resolutions of the register bear the same number?
SELECT other.key, other.issuer, other.number, other.issued_on, other.short, other.title, other.is_verified
FROM resolution AS other
JOIN resolution AS this ON this.number = other.number AND this.key <> other.key
WHERE this.key = $choice
ORDER BY other.issued_on DESC NULLS LAST, other.key;
