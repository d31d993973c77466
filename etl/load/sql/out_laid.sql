-- What the provinces and resolutions of the bulletins that staff corrected come to, for `out_facts.sql`.

-- Staff dated them after the merger of 1 July 2025, the machine before it or not at all: each old unit lies in one new one.
CREATE OR REPLACE TEMP TABLE moved_map AS
SELECT bulletin_id FROM dated
WHERE published_on >= DATE '2025-07-01' AND coalesce(read_on, DATE '1900-01-01') < DATE '2025-07-01';

-- A body that staff placed makes its province act where the body does.
CREATE OR REPLACE TEMP TABLE acting_body AS
SELECT f.bulletin_id, a.province AS code, any_value(a.said) AS said
FROM core.bulletin_body f JOIN body_added a USING (name)
WHERE f.role = 'active' AND f.province IS NULL AND a.province IS NOT NULL GROUP BY ALL;

CREATE OR REPLACE TEMP TABLE province_again AS
SELECT bulletin_id FROM (
    SELECT bulletin_id FROM correction_made WHERE field = 'province'
    UNION SELECT bulletin_id FROM moved_map
    UNION SELECT bulletin_id FROM acting_body
) SEMI JOIN core.bulletin USING (bulletin_id);

CREATE OR REPLACE TEMP TABLE province_read AS
SELECT f.bulletin_id, CASE WHEN m.bulletin_id IS NULL THEN f.unit ELSE '34' END AS unit,
    CASE WHEN m.bulletin_id IS NULL THEN f.code ELSE p.code_34 END AS code, f.name AS read_as, f.role, f.mentions, f.evidence
FROM core.bulletin_province f SEMI JOIN province_again USING (bulletin_id) LEFT JOIN moved_map m USING (bulletin_id)
    LEFT JOIN out.province p USING (unit, code);

CREATE OR REPLACE TEMP TABLE province_said AS
SELECT c.correction, c.bulletin_id, c.said, c.was_role, c.role,
    CASE WHEN m.bulletin_id IS NULL THEN c.was_unit ELSE w.unit END AS was_unit,
    CASE WHEN m.bulletin_id IS NULL THEN c.was_code ELSE w.code_34 END AS was_code,
    CASE WHEN m.bulletin_id IS NULL THEN c.unit ELSE n.unit END AS unit,
    CASE WHEN m.bulletin_id IS NULL THEN c.code ELSE n.code_34 END AS code
FROM correction_made c LEFT JOIN moved_map m USING (bulletin_id)
LEFT JOIN (SELECT unit AS of, code, '34' AS unit, code_34 FROM out.province) w ON w.of = c.was_unit AND w.code = c.was_code
LEFT JOIN (SELECT unit AS of, code, '34' AS unit, code_34 FROM out.province) n ON n.of = c.unit AND n.code = c.code
WHERE c.field = 'province';

-- The first word holds: what staff say is there, what they say is not, what a body they placed says, what was read.
CREATE OR REPLACE TEMP TABLE province_laid AS
SELECT bulletin_id, unit, code, fact.role AS role, mentions, fact.evidence AS evidence, read_as
FROM (
    SELECT bulletin_id, unit, code, arg_min({role: role, evidence: evidence}, rank) AS fact,
        coalesce(sum(mentions), 0)::INTEGER AS mentions, list(read_as) FILTER (read_as IS NOT NULL) AS read_as
    FROM (
        SELECT 0 AS rank, bulletin_id, unit, code, role, said AS evidence, NULL AS mentions, NULL AS read_as
        FROM province_said WHERE role IS NOT NULL
        UNION ALL
        SELECT 1, bulletin_id, was_unit, was_code, NULL, NULL, NULL, NULL FROM province_said WHERE was_role IS NOT NULL
        UNION ALL
        SELECT 2, a.bulletin_id, CASE WHEN b.published_on >= DATE '2025-07-01' THEN '34' ELSE '63' END,
            CASE WHEN b.published_on >= DATE '2025-07-01' THEN p.code_34 ELSE a.code END, 'active', a.said, NULL, NULL
        FROM acting_body a JOIN bulletin_day b USING (bulletin_id) JOIN out.province p ON p.unit = '63' AND p.code = a.code
        UNION ALL
        SELECT CASE role WHEN 'active' THEN 3 ELSE 4 END, bulletin_id, unit, code, role, evidence, mentions, read_as
        FROM province_read
    ) GROUP BY bulletin_id, unit, code
) SEMI JOIN out.province USING (unit, code)
WHERE fact.role IS NOT NULL;

-- Citations as staff corrected them; those they added; and those of a resolution that is younger than the day staff gave.
CREATE OR REPLACE TEMP TABLE resolution_laid AS
SELECT s.bulletin_id, s.place, c.after IS NULL AS is_gone, c.key, c.issuer, c.number, c.year, c.label, f.mentions,
    CASE WHEN c.key IS NULL THEN 'unregistered' ELSE 'resolved' END AS status, c.said AS why, []::VARCHAR[] AS candidates,
    f.surfaces, f.strength, f.strengths
FROM settled s JOIN correction_made c USING (correction) JOIN core.bulletin_resolution f ON f.bulletin_id = s.bulletin_id AND f.place = s.place
UNION ALL
SELECT c.bulletin_id,
    coalesce((SELECT max(place) + 1 FROM core.bulletin_resolution f WHERE f.bulletin_id = c.bulletin_id), 0)
        + (row_number() OVER (PARTITION BY c.bulletin_id ORDER BY c.correction))::INTEGER - 1,
    false, c.key, c.issuer, c.number, c.year, c.label, 0,
    CASE WHEN c.key IS NULL THEN 'unregistered' ELSE 'resolved' END, c.said, [], [], 'named', []
FROM correction_made c JOIN bulletin_day b USING (bulletin_id)
WHERE c.field = 'resolution' AND c.before IS NULL AND c.after IS NOT NULL AND c.is_known
    AND (c.issued_on IS NULL OR b.published_on IS NULL OR c.issued_on <= b.published_on)
    AND NOT EXISTS (
        SELECT 1 FROM core.bulletin_resolution f WHERE f.bulletin_id = c.bulletin_id AND f.key = c.key AND f.status = 'resolved'
    )
UNION ALL
SELECT f.bulletin_id, f.place, false, NULL, f.issuer, f.number, NULL, f.label, f.mentions, 'ambiguous',
    'cán bộ xác định bản tin đăng trước ngày ban hành của ' || r.short, [f.key], f.surfaces, f.strength, f.strengths
FROM dated d JOIN core.bulletin_resolution f USING (bulletin_id) ANTI JOIN settled USING (bulletin_id, place)
    ANTI JOIN decided USING (bulletin_id, place) JOIN out.resolution r USING (key)
WHERE f.status = 'resolved' AND r.issued_on > d.published_on;

-- The marks in the text that do not stay as they were read.
CREATE OR REPLACE TEMP TABLE mention_gone AS
SELECT bulletin_id, 'province' AS kind, read_as AS name FROM province_read
UNION SELECT bulletin_id, 'resolution', place::VARCHAR FROM resolution_laid WHERE is_gone;
