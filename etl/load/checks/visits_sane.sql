-- Vì sao: Không ngày nào âm, con số tốt nhất nằm giữa hai mức chặn, và bộ đếm không nói gì thì chúng ta cũng không nói gì.
SELECT site, day, state, low, best, high FROM visit_day
WHERE low < 0 OR best < low OR high < best OR (best IS NULL) <> (high IS NULL)
    OR (state IN ('measured', 'spread')) <> (best IS NOT NULL)
    OR (state = 'measured' AND low <> high)
    OR state NOT IN ('measured', 'spread', 'today_only', 'reset', 'replacement', 'rollback', 'bump', 'outage', 'set_aside',
                     'unknown');
