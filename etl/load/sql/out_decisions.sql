-- How each decision stands in this build, and what the machine had read where one settles.
INSERT INTO out.overruled
SELECT f.bulletin_id, f.place, d.decision, f.key, f.issuer, f.number, f.year, f.label, f.status, f.why, f.candidates
FROM core.bulletin_resolution f JOIN decided d USING (bulletin_id, place)
ORDER BY d.decision, f.bulletin_id, f.place;

INSERT INTO out.decision
WITH settled AS (
    SELECT decision, count(DISTINCT bulletin_id) AS bulletins FROM decided GROUP BY decision
), made_for AS (
    SELECT decision, key, unnest(bulletins) AS bulletin_id FROM decision_made
), elsewhere AS (
    SELECT m.decision, m.bulletin_id, coalesce(bool_or(f.status = 'resolved' AND f.key = m.key), false) AS agrees
    FROM made_for m SEMI JOIN core.bulletin USING (bulletin_id) ANTI JOIN decided USING (bulletin_id)
    LEFT JOIN core.bulletin_resolution f USING (bulletin_id)
    GROUP BY ALL
), told AS (
    SELECT decision, count(*) FILTER (agrees) AS agreed, count(*) FILTER (NOT agrees) AS lost FROM elsewhere GROUP BY decision
)
SELECT d.decision, d.at, d.who, d.why, d.bulletin_id, d.issuer, d.number, d.label, d.key, d.is_known,
    coalesce(s.bulletins, 0), coalesce(t.agreed, 0), coalesce(t.lost, 0)
FROM decision_made d LEFT JOIN settled s USING (decision) LEFT JOIN told t USING (decision)
ORDER BY d.decision;
