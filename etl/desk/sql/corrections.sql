-- Every correction in order, with who took it back and why, where somebody did.
SELECT c.correction, c.at, c.who, c.bulletin_id, c.field, c.before, c.after, c.why,
    u.at AS undone_at, u.who AS undone_by, u.why AS undone_why
FROM correction c LEFT JOIN correction_undone u USING (correction)
ORDER BY c.correction;
