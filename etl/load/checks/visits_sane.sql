-- Why: no day is ever negative, the best figure lies between its bounds, and where the meter says nothing neither do we.
SELECT site, day, state, low, best, high FROM visit_day
WHERE low < 0 OR best < low OR high < best OR (best IS NULL) <> (high IS NULL)
    OR (state IN ('measured', 'spread')) <> (best IS NOT NULL)
    OR (state = 'measured' AND low <> high)
    OR state NOT IN ('measured', 'spread', 'today_only', 'reset', 'replacement', 'rollback', 'bump', 'outage', 'set_aside',
                     'unknown');
