-- A published build by hand, small enough to count on the fingers. The provinces come from data/reference.
-- Newest bulletin 20/08/2025, so the default period is 09/2024 to 08/2025: seven bulletins, one without a date beside them.
INSERT INTO build VALUES ('fixture', TIMESTAMPTZ '2025-08-21 01:30:00+00', 'r1', 1, false,
                          TIMESTAMPTZ '2025-08-21 01:15:00+00', DATE '2025-08-20', 11);

INSERT INTO site VALUES
    ('nghean', 'Công đoàn Nghệ An', 'LĐLĐ tỉnh Nghệ An', '40', '40', 'congdoan-nghean.example', NULL, NULL, true),
    ('thaibinh', 'Công đoàn Thái Bình', 'LĐLĐ tỉnh Thái Bình', '34', '33', 'congdoan-thaibinh.example', NULL, NULL, true),
    ('hanoi', 'Công đoàn Hà Nội', 'LĐLĐ TP Hà Nội', '01', '01', 'congdoan-hanoi.example', NULL, NULL, true);

INSERT INTO resolution VALUES
    ('TW:20/2008', 'TW', '20', 2008, DATE '2008-01-28', 'X', 'Xây dựng giai cấp công nhân thời kỳ công nghiệp hóa',
     'NQ 20 giai cấp công nhân', 'high', NULL, true, 'NQ/TW'),
    ('BCT:02/2021', 'BCT', '02', 2021, DATE '2021-06-12', 'XIII', 'Đổi mới tổ chức và hoạt động của công đoàn',
     'NQ 02 về công đoàn', 'high', NULL, true, 'NQ/TW');

INSERT INTO load VALUES ('L1', TIMESTAMPTZ '2025-08-21 01:15:00+00', NULL, 'fixture', DATE '2023-09-01', DATE '2025-08-20',
                         11, 11, 0, 2, 1);
INSERT INTO rejected VALUES ('L1', 'hong.pdf', 'Tệp hỏng, không đọc được.', TIMESTAMPTZ '2025-08-21 01:15:00+00');

INSERT INTO bulletin
SELECT id, site, 'L1', id || '.txt', id, 'text', title, NULL, NULL, published_on, NULL, NULL, true, NULL
FROM (VALUES
    ('a01', 'nghean', 'Hội nghị người lao động ở Vinh', DATE '2025-08-20'),
    ('a02', 'nghean', 'Thăm công nhân ca đêm', DATE '2025-08-05'),
    ('a03', 'nghean', 'Tập huấn cán bộ công đoàn', DATE '2025-07-15'),
    ('a04', 'thaibinh', 'Ký kết phối hợp hai tỉnh', DATE '2025-06-10'),
    ('a05', 'thaibinh', 'Tháng Công nhân', DATE '2025-05-01'),
    ('a06', 'nghean', 'Sơ kết sáu tháng', DATE '2024-08-19'),
    ('a07', 'nghean', 'Giải bóng đá công nhân', DATE '2024-07-02'),
    ('a08', 'nghean', 'Bài không rõ ngày', NULL),
    ('a09', 'hanoi', 'Dự kiến tổ chức hội thi', DATE '2024-09-15'),
    ('a10', 'nghean', 'Đại hội công đoàn cơ sở', DATE '2023-09-05'),
    ('a11', 'thaibinh', 'Đối thoại với <b>doanh nghiệp</b>', DATE '2025-04-02')
) AS hand(id, site, title, published_on);

INSERT INTO bulletin_province
SELECT id, unit, code, code_34, province.name, role, 1, province.name, NULL, NULL, NULL, NULL, NULL
FROM (VALUES
    ('a01', '34', '40', 'active'), ('a02', '34', '40', 'active'), ('a02', '34', '01', 'mentioned'), ('a03', '34', '40', 'active'),
    ('a04', '63', '34', 'active'), ('a04', '63', '33', 'active'), ('a05', '63', '34', 'active'), ('a11', '63', '34', 'active'),
    ('a06', '63', '40', 'active'), ('a07', '63', '40', 'active'), ('a08', '63', '40', 'active'), ('a10', '63', '40', 'active'),
    ('a09', '63', '01', 'active')
) AS hand(id, unit, code, role)
JOIN province USING (unit, code);

INSERT INTO bulletin_resolution VALUES
    ('a01', 0, 'TW:20/2008', 'TW', '20', 2008, 'NQ 20 giai cấp công nhân', 2, 'resolved', 'năm trong trích dẫn', [], ['Nghị quyết 20'], 'carried_out', ['studied', 'carried_out'], NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    ('a03', 0, 'BCT:02/2021', 'BCT', '02', 2021, 'NQ 02 về công đoàn', 1, 'resolved', 'số và cơ quan', [], ['Nghị quyết 02'], 'studied', ['studied'], NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    ('a05', 0, NULL, 'TW', '20', NULL, 'Nghị quyết 20', 1, 'ambiguous', 'nhiều văn bản cùng số', ['TW:20/2008'], ['Nghị quyết 20'], 'named', ['named'], NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    ('a06', 0, 'TW:20/2008', 'TW', '20', 2008, 'NQ 20 giai cấp công nhân', 1, 'resolved', 'năm trong trích dẫn', [], ['Nghị quyết 20'], 'reviewed', ['reviewed'], NULL, NULL, NULL, NULL, NULL, NULL, NULL);

INSERT INTO bulletin_activity VALUES ('a01', 0, 'hoi_nghi', true, NULL, NULL, NULL, NULL, NULL), ('a06', 0, 'hoi_nghi', true, NULL, NULL, NULL, NULL, NULL),
                                     ('a09', 0, 'hoi_thi', false, NULL, NULL, NULL, NULL, NULL);
INSERT INTO bulletin_body VALUES ('a01', 0, 'LĐLĐ tỉnh Nghệ An', 'tinh', '40', 'active');
INSERT INTO mention VALUES ('a01', 'province', 'Nghệ An', 0, 7), ('a01', 'resolution', '0', 20, 33);

INSERT INTO reading VALUES
    ('nghean', DATE '2025-08-01', 'table', NULL, 'dem.csv', 100, NULL, NULL, NULL, 1000, NULL, NULL, NULL),
    ('nghean', DATE '2025-08-03', 'table', NULL, 'dem.csv', 10, NULL, NULL, NULL, 10, NULL, NULL, NULL);
INSERT INTO visit_day VALUES
    ('nghean', DATE '2025-08-01', 'measured', 100, 100, 100, 'hiệu hai lần đọc'),
    ('nghean', DATE '2025-08-02', 'measured', 50, 50, 50, 'hiệu hai lần đọc'),
    ('nghean', DATE '2025-08-03', 'reset', 0, NULL, 0, 'bộ đếm bị đặt lại');

-- Nghệ An and Thái Bình were collected every week, Hà Nội only until the end of 2024.
INSERT INTO site_week
SELECT site, week, CASE WHEN n > 0 THEN 'published'
                        WHEN site = 'hanoi' AND week >= DATE '2025-01-01' THEN 'not_collected'
                        ELSE 'nothing_published' END, n
FROM (
    SELECT site.site, week::DATE AS week, count(bulletin_id) AS n
    FROM site
    CROSS JOIN generate_series(DATE '2023-09-04', DATE '2025-08-18', INTERVAL 7 DAY) AS weeks(week)
    LEFT JOIN bulletin ON bulletin.site = site.site AND date_trunc('week', published_on) = week
    GROUP BY ALL
);
