-- Vì sao: Ngày bị coi là sự cố phải mở ra được sự cố, và sự cố phải nằm trong những ngày của trang đăng.
SELECT site, day::VARCHAR AS what FROM visit_day d
WHERE state IN ('reset', 'replacement', 'rollback', 'bump', 'outage') AND NOT EXISTS (
    FROM visit_fault f WHERE f.site = d.site AND f.kind = d.state AND d.day BETWEEN f.first_day AND f.last_day)
UNION ALL
SELECT site, kind FROM visit_fault f
WHERE kind NOT IN ('reset', 'replacement', 'rollback', 'rollover', 'bump', 'outage', 'duplicate', 'contradiction')
    OR first_day > last_day OR NOT EXISTS (FROM visit_day d WHERE d.site = f.site AND d.day = f.first_day);
