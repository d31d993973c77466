-- Beside the build by hand: a site of each kind of silence. Thái Bình fell silent, Hà Nội is no longer collected.
INSERT INTO site VALUES
    ('moi', 'Trang chưa đăng gì', NULL, '48', '48', NULL, NULL, NULL, true),
    ('hong', 'Trang tệp hỏng', NULL, '31', '31', NULL, NULL, NULL, true),
    ('xa', 'Trang chưa ai xem', NULL, '92', '92', NULL, NULL, NULL, true),
    ('cu', 'Trang đã nhập', NULL, '40', '40', NULL, DATE '2025-03-01', 'nghean', true),
    ('lac', 'Trang không ghi ngày', NULL, '79', '79', NULL, NULL, NULL, true);

INSERT INTO bulletin
SELECT id, site, 'L1', id || '.txt', id, 'text', id, NULL, NULL, published_on, NULL, NULL, true, NULL
FROM (VALUES ('b01', 'cu', DATE '2025-01-15'), ('b02', 'lac', NULL), ('b03', 'lac', NULL)) AS hand(id, site, published_on);

INSERT INTO load VALUES ('L2', TIMESTAMPTZ '2025-08-20 02:00:00+00', 'hong', 'fixture', NULL, NULL, 2, 0, 0, 0, 2);
INSERT INTO rejected VALUES
    ('L2', 'thang-8/quet.pdf', 'Ảnh quét, không có chữ.', TIMESTAMPTZ '2025-08-20 02:00:00+00'),
    ('L2', 'thang-8/<b>.doc', 'Tệp có mật khẩu.', TIMESTAMPTZ '2025-08-20 01:00:00+00');

INSERT INTO site_week
SELECT site.site, week::DATE,
       CASE WHEN site.site = 'cu' AND week = DATE '2025-01-13' THEN 'published'
            WHEN week + INTERVAL 6 DAY >= merged_on THEN 'merged_away'
            WHEN site.site IN ('moi', 'cu') THEN 'nothing_published'
            WHEN site.site = 'hong' AND week >= DATE '2025-08-18' THEN 'failed_to_read'
            ELSE 'not_collected' END,
       (site.site = 'cu' AND week = DATE '2025-01-13')::INTEGER
FROM site CROSS JOIN generate_series(DATE '2023-09-04', DATE '2025-08-18', INTERVAL 7 DAY) AS weeks(week)
WHERE site.site IN ('moi', 'hong', 'xa', 'cu', 'lac');
