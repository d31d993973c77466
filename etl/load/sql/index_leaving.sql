-- The bulletins whose documents must go: they left, or their facts or site are others now.
SELECT bulletin_id
FROM held
ANTI JOIN (SELECT bulletin_id, facts, site FROM bulletin JOIN written USING (bulletin_id)) AS now
    USING (bulletin_id, facts, site);
