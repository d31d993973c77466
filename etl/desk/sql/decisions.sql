-- Every decision in order, with who took it back and why, where somebody did, and the bulletins it was made for.
SELECT d.decision, d.at, d.who, d.bulletin_id, d.issuer, d.number, d.label, d.before, d.key, d.why,
    u.at AS undone_at, u.who AS undone_by, u.why AS undone_why,
    (SELECT json_group_array(b.bulletin_id) FROM decision_bulletin b WHERE b.decision = d.decision) AS bulletins
FROM decision d LEFT JOIN decision_undone u USING (decision)
ORDER BY d.decision;
