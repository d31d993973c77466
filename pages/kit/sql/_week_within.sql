-- Whether a week (its Monday) belongs to a stretch: more than half of it lies there. A week that only touches a month with a
-- day or two says nothing about it. Of a stretch shorter than that, the weeks that it touches.
CREATE OR REPLACE MACRO week_within(p_week, p_first, p_last) AS
    p_week BETWEEN least(p_first::DATE - 3, p_last::DATE - 6) AND greatest(p_last::DATE - 3, p_first::DATE);
