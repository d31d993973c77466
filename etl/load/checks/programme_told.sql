-- Why: a programme without parties, number and period is none, and one that ends before it begins was read wrongly.
SELECT bulletin_id, place, kind, first_year, last_year FROM bulletin_programme
WHERE kind NOT IN ('chuong_trinh', 'quy_che', 'thoa_thuan', 'ke_hoach', 'nghi_quyet')
   OR (first_year IS NULL) <> (last_year IS NULL) OR last_year < first_year
   OR (number IS NULL AND len(parties) = 0 AND first_year IS NULL);
