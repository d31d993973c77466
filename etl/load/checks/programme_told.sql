-- Vì sao: Chương trình không có bên ký, số và thời hạn thì không phải chương trình, còn kết thúc trước khi bắt đầu là đọc sai.
SELECT bulletin_id, place, kind, first_year, last_year FROM bulletin_programme
WHERE kind NOT IN ('chuong_trinh', 'quy_che', 'thoa_thuan', 'ke_hoach', 'nghi_quyet')
   OR (first_year IS NULL) <> (last_year IS NULL) OR last_year < first_year
   OR (number IS NULL AND len(parties) = 0 AND first_year IS NULL);
