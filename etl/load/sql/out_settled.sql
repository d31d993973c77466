-- Which citations of core a correction speaks of: it goes before what was decided for all alike. What the correction calls
-- `before` is what the page showed: the machine's reading, or that of a decision. Then, for each bulletin, a mark of all
-- that is laid over its facts.
CREATE OR REPLACE TEMP TABLE settled AS
SELECT c.correction, f.bulletin_id, f.place
FROM correction_made c JOIN core.bulletin_resolution f USING (bulletin_id) JOIN bulletin_day b USING (bulletin_id)
LEFT JOIN decided d USING (bulletin_id, place) LEFT JOIN decision_made m USING (decision)
WHERE c.field = 'resolution' AND c.before IS NOT NULL AND c.is_known
    AND (c.issued_on IS NULL OR b.published_on IS NULL OR c.issued_on <= b.published_on)
    AND CASE WHEN c.was_key IS NOT NULL THEN c.was_key IN (f.key, m.key)
        ELSE f.key IS NULL AND f.issuer = c.was_issuer AND f.number IS NOT DISTINCT FROM c.was_number
            AND f.year IS NOT DISTINCT FROM c.was_year END
QUALIFY row_number() OVER (PARTITION BY f.bulletin_id, f.place ORDER BY c.correction DESC) = 1;

DELETE FROM decided WHERE EXISTS (
    SELECT 1 FROM settled WHERE settled.bulletin_id = decided.bulletin_id AND settled.place = decided.place
);

CREATE OR REPLACE TEMP TABLE laid_over AS
SELECT bulletin_id, string_agg(mark, ',' ORDER BY mark) AS marks
FROM (
    SELECT d.bulletin_id, '=' || d.place || '=' || d.decision || ':' || hash(m.key, m.to_issuer, m.to_number, m.to_year, m.to_label) AS mark
    FROM decided d JOIN decision_made m USING (decision)
    UNION ALL
    SELECT bulletin_id, '~' || numbers::VARCHAR || ':' || hash(is_known, issuer, number, year, label)
    FROM correction_made
    UNION ALL
    SELECT DISTINCT f.bulletin_id, '^' || a.addition FROM core.bulletin_body f JOIN body_added a USING (name)
) GROUP BY bulletin_id;
