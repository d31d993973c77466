-- How each correction stands in this build: what the machine by itself says there now.
INSERT INTO out.correction
WITH machine AS (
    SELECT c.correction, f.origin.site = c.site AS agrees, c.was_site IS NULL OR f.origin.site = c.was_site AS is_as_before
    FROM correction_made c JOIN first_load f USING (bulletin_id) WHERE c.field = 'site'
    UNION ALL
    SELECT c.correction, d.read_on IS NOT DISTINCT FROM c.published_on, d.read_on IS NOT DISTINCT FROM c.was_published_on
    FROM correction_made c JOIN dated d USING (bulletin_id) WHERE c.field = 'published_on'
    UNION ALL
    SELECT s.correction, n.role IS NOT DISTINCT FROM s.role AND (s.role IS NOT NULL OR w.role IS NULL),
        w.role IS NOT DISTINCT FROM s.was_role AND (s.was_role IS NOT NULL OR n.role IS NULL)
    FROM province_said s
    LEFT JOIN province_read n ON n.bulletin_id = s.bulletin_id AND n.unit = s.unit AND n.code = s.code
    LEFT JOIN province_read w ON w.bulletin_id = s.bulletin_id AND w.unit = s.was_unit AND w.code = s.was_code
    UNION ALL
    SELECT c.correction,
        CASE WHEN c.after IS NULL THEN NOT coalesce(bool_or(f.key = c.was_key OR s.correction IS NOT NULL), false)
            ELSE coalesce(bool_or(f.key = c.key AND f.status = 'resolved'), false) END,
        c.before IS NULL OR bool_or(s.correction IS NOT NULL)
    FROM correction_made c LEFT JOIN core.bulletin_resolution f USING (bulletin_id)
    LEFT JOIN settled s ON s.correction = c.correction AND s.bulletin_id = f.bulletin_id AND s.place = f.place
    WHERE c.field = 'resolution' GROUP BY c.correction, c.before, c.after, c.key, c.was_key
    UNION ALL
    SELECT c.correction,
        (t.observed_on, t.today, t.yesterday, t.week, t.month, t.total, t.online)
            IS NOT DISTINCT FROM (c.observed_on, c.today, c.yesterday, c.week, c.month, c.total, c.online),
        (t.observed_on, t.today, t.yesterday, t.week, t.month, t.total, t.online)
            IS NOT DISTINCT FROM (c.was_observed_on, c.was_today, c.was_yesterday, c.was_week, c.was_month, c.was_total, c.was_online)
    FROM correction_made c LEFT JOIN core.bulletin_traffic t USING (bulletin_id) WHERE c.field = 'reading'
)
SELECT unnest(c.numbers), c.at, c.who, c.why, c.bulletin_id, c.field, c.before, c.after,
    CASE WHEN b.bulletin_id IS NULL THEN 'gone' WHEN NOT c.is_known THEN 'unknown' WHEN m.agrees THEN 'agreed'
        WHEN m.is_as_before THEN 'applied' ELSE 'changed' END
FROM correction_made c LEFT JOIN core.bulletin b USING (bulletin_id) LEFT JOIN machine m USING (correction)
ORDER BY 1;
