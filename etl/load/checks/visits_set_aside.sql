-- Vì sao: Ngày không có số vì cán bộ đã loại ra phải mở được ai loại và vì sao, và lời ấy phải được làm theo.
SELECT site, day FROM visit_day d
WHERE (state = 'set_aside') <> EXISTS (
    FROM verdict v WHERE v.site = d.site AND v.says = 'set_aside' AND d.day BETWEEN v.first_day AND v.last_day);
