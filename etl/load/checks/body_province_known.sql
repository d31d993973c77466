-- Vì sao: Tỉnh của một tổ chức phải là mã trong 63 tỉnh, thành cũ, vì mã khác thì không nơi nào đếm tới.
SELECT bulletin_id, name, province FROM bulletin_body
WHERE province IS NOT NULL AND province NOT IN (SELECT code FROM province WHERE unit = '63')
UNION ALL
SELECT site, name, province FROM site
WHERE province IS NOT NULL AND province NOT IN (SELECT code FROM province WHERE unit = '63');
