-- Every addition in order, with who took it back and why, where somebody did.
SELECT a.addition, a.at, a.who, a.kind, a.name, a.entry, a.why,
    u.at AS undone_at, u.who AS undone_by, u.why AS undone_why
FROM addition a LEFT JOIN addition_undone u USING (addition)
ORDER BY a.addition;
