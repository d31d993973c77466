-- The corrections of staff, and what they say of the frame of bulletins: the site and the day. Variables corrections and
-- added_bodies: JSON, as etl/load/corrections.py and etl/load/additions.py write it.
CREATE OR REPLACE TEMP TABLE correction_made AS
SELECT c.* FROM (
    SELECT unnest(from_json(getvariable('corrections'), '[{"correction": "INTEGER", "numbers": ["INTEGER"], "at": "TIMESTAMPTZ", "who": "VARCHAR", "why": "VARCHAR", "said": "VARCHAR", "bulletin_id": "VARCHAR", "field": "VARCHAR", "before": "VARCHAR", "after": "VARCHAR", "is_known": "BOOLEAN", "was_site": "VARCHAR", "site": "VARCHAR", "was_published_on": "DATE", "published_on": "DATE", "was_unit": "VARCHAR", "was_code": "VARCHAR", "was_role": "VARCHAR", "unit": "VARCHAR", "code": "VARCHAR", "role": "VARCHAR", "was_key": "VARCHAR", "was_issuer": "VARCHAR", "was_number": "VARCHAR", "was_year": "INTEGER", "key": "VARCHAR", "issuer": "VARCHAR", "number": "VARCHAR", "year": "INTEGER", "label": "VARCHAR", "issued_on": "DATE", "was_observed_on": "DATE", "was_today": "BIGINT", "was_yesterday": "BIGINT", "was_week": "BIGINT", "was_month": "BIGINT", "was_total": "BIGINT", "was_online": "BIGINT", "observed_on": "DATE", "today": "BIGINT", "yesterday": "BIGINT", "week": "BIGINT", "month": "BIGINT", "total": "BIGINT", "online": "BIGINT"}]')) AS c
);

CREATE OR REPLACE TEMP TABLE body_added AS
SELECT b.* FROM (
    SELECT unnest(from_json(getvariable('added_bodies'), '[{"name": "VARCHAR", "addition": "INTEGER", "said": "VARCHAR", "level": "VARCHAR", "province": "VARCHAR"}]')) AS b
);

CREATE OR REPLACE TEMP TABLE placed AS
SELECT bulletin_id, site FROM correction_made SEMI JOIN core.bulletin USING (bulletin_id)
WHERE field = 'site' AND site IS NOT NULL;

CREATE OR REPLACE TEMP TABLE dated AS
SELECT c.bulletin_id, c.published_on, b.published_on AS read_on
FROM correction_made c JOIN core.bulletin b USING (bulletin_id) WHERE field = 'published_on';

CREATE OR REPLACE TEMP VIEW bulletin_day AS
SELECT b.bulletin_id, CASE WHEN d.bulletin_id IS NULL THEN b.published_on ELSE d.published_on END AS published_on,
    CASE WHEN d.bulletin_id IS NULL OR d.published_on = d.read_on THEN b.published_time END AS published_time
FROM core.bulletin b LEFT JOIN dated d USING (bulletin_id);

CREATE OR REPLACE TEMP VIEW traffic_now AS
SELECT bulletin_id, observed_on, today, yesterday, week, month, total, online
FROM core.bulletin_traffic ANTI JOIN (SELECT bulletin_id FROM correction_made WHERE field = 'reading') AS again USING (bulletin_id)
UNION ALL
SELECT bulletin_id, observed_on, today, yesterday, week, month, total, online
FROM correction_made SEMI JOIN core.bulletin USING (bulletin_id) WHERE field = 'reading' AND after IS NOT NULL;
