-- Every verdict in order, with who took it back and why, where somebody did.
SELECT v.verdict, v.at, v.who, v.site, v.says, v.first_day, v.last_day, v.total, v.before, v.why,
    u.at AS undone_at, u.who AS undone_by, u.why AS undone_why
FROM verdict v LEFT JOIN verdict_undone u USING (verdict)
ORDER BY v.verdict;
