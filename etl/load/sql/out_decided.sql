-- Which citations of core staff have decided. Variable decisions: JSON, as etl/load/decisions.py writes it.
CREATE OR REPLACE TEMP TABLE decision_made AS
SELECT d.* FROM (
    SELECT unnest(from_json(getvariable('decisions'), '[{"decision": "INTEGER", "at": "TIMESTAMPTZ", "who": "VARCHAR", "why": "VARCHAR", "bulletin_id": "VARCHAR", "issuer": "VARCHAR", "number": "VARCHAR", "label": "VARCHAR", "key": "VARCHAR", "bulletins": ["VARCHAR"], "is_known": "BOOLEAN", "is_added": "BOOLEAN", "to_issuer": "VARCHAR", "to_number": "VARCHAR", "to_year": "INTEGER", "to_label": "VARCHAR", "issued_on": "DATE", "said": "VARCHAR"}]')) AS d
);

-- One holds for a citation: that of its own bulletin before one for all alike, a newer before an older. For all alike, the
-- words of the bulletin may not speak against it: an open citation of that label, with the resolution among what it may mean
-- where that is known; one that staff added was not known to the machine. Nobody cites a document before it is issued.
CREATE OR REPLACE TEMP TABLE decided AS
SELECT f.bulletin_id, f.place, d.decision
FROM core.bulletin_resolution f JOIN bulletin_day b USING (bulletin_id)
JOIN decision_made d ON d.issuer = f.issuer AND d.label = f.label AND coalesce(d.number, '') = coalesce(f.number, '')
WHERE d.is_known AND (d.issued_on IS NULL OR b.published_on IS NULL OR d.issued_on <= b.published_on)
    AND CASE WHEN d.bulletin_id IS NULL
        THEN f.status IN ('ambiguous', 'unregistered') AND (d.is_added OR len(f.candidates) = 0 OR list_contains(f.candidates, d.key))
        ELSE d.bulletin_id = f.bulletin_id END
QUALIFY row_number() OVER (PARTITION BY f.bulletin_id, f.place ORDER BY d.bulletin_id IS NULL, d.decision DESC) = 1;
