-- What staff say of meters against the machine, as etl/load/verdicts.py writes it. Variable verdicts: JSON, null for none.
CREATE OR REPLACE TEMP TABLE verdict_made AS
SELECT v.* FROM (
    SELECT unnest(from_json(coalesce(getvariable('verdicts'), '[]'), '[{"verdict": "INTEGER", "at": "TIMESTAMPTZ", "who": "VARCHAR", "site": "VARCHAR", "says": "VARCHAR", "first_day": "DATE", "last_day": "DATE", "total": "BIGINT", "before": "VARCHAR", "why": "VARCHAR"}]')) AS v
);
