-- Vì sao: Trang đọc tìm bản gốc theo tên này, nên mã bản tin mang những chữ đầu của tên, trong gói thì của tên gói, dấu “#” và thứ tự.
SELECT bulletin_id, raw FROM bulletin
WHERE NOT regexp_full_match(raw, '[0-9a-f]{64}')
    OR CASE WHEN contains(bulletin_id, '#') THEN NOT regexp_full_match(bulletin_id, '[0-9a-f]{16}#[1-9][0-9]*')
        ELSE left(bulletin_id, 16) <> left(raw, 16) END;
