-- Every withdrawal in order, with who allowed the bytes back and why, where somebody did.
SELECT w.raw, w.bulletin_id, w.at, w.who, w.why, a.at AS allowed_at, a.who AS allowed_by, a.why AS allowed_why
FROM withdrawal w LEFT JOIN withdrawal_allowed a USING (withdrawal) ORDER BY w.withdrawal;
