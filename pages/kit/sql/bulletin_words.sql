-- The names behind the codes that a list's conditions carry.
SELECT (SELECT name FROM province
        WHERE unit = CASE WHEN $province_unit = '63' THEN '63' ELSE '34' END AND code = $province) AS province,
       (SELECT name FROM province
        WHERE unit = CASE WHEN $province_unit = '63' THEN '63' ELSE '34' END AND code = $partner) AS partner,
       (SELECT short FROM resolution WHERE key = $resolution) AS resolution,
       (SELECT name FROM site WHERE site = $one_site) AS site,
       (SELECT timezone('Asia/Ho_Chi_Minh', loaded_at) FROM load WHERE load = $load) AS loaded_at;
