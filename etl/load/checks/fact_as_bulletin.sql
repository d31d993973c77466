-- Vì sao: Dữ kiện mang số, ngày hoặc trang đăng khác bản tin của nó sẽ bị đếm vào kỳ hoặc vào trang không phải của mình.
SELECT kind, fact.bulletin_id FROM (
    SELECT 'province' AS kind, bulletin_id, nr, published_on, site FROM bulletin_province
    UNION ALL SELECT 'resolution', bulletin_id, nr, published_on, site FROM bulletin_resolution
    UNION ALL SELECT 'activity', bulletin_id, nr, published_on, site FROM bulletin_activity
    UNION ALL SELECT 'programme', bulletin_id, nr, published_on, site FROM bulletin_programme
) AS fact LEFT JOIN bulletin USING (nr)
WHERE bulletin.bulletin_id IS DISTINCT FROM fact.bulletin_id OR bulletin.published_on IS DISTINCT FROM fact.published_on
    OR bulletin.site IS DISTINCT FROM fact.site;
