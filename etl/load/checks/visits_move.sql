-- Vì sao: Đổi mức hay đột biến phải nằm ở một tuần hoặc một ngày biết rõ của chính trang, và đúng chiều đã nói.
SELECT site, step, kind, day, before, after
FROM visit_move
WHERE kind NOT IN ('rise', 'fall', 'spike', 'dip') OR step NOT IN ('week', 'day')
   OR before < 0 OR after < 0 OR (kind IN ('rise', 'spike')) <> (after > before)
   OR NOT CASE step WHEN 'week' THEN (site, day) IN (SELECT (site, week) FROM visit_week)
                    ELSE (site, day) IN (SELECT (site, day) FROM visit_day WHERE state = 'measured') END;
