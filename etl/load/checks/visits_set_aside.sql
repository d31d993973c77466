-- Why: a day without a figure because staff set it aside must open to who did so and why, and such a word must be followed.
SELECT site, day FROM visit_day d
WHERE (state = 'set_aside') <> EXISTS (
    FROM verdict v WHERE v.site = d.site AND v.says = 'set_aside' AND d.day BETWEEN v.first_day AND v.last_day);
