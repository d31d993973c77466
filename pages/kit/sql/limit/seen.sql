-- The sites that somebody limited to provinces sees: those that belong to one of them. A site of no province (a national one, an
-- unknown one) belongs to nobody who is limited.
CREATE OR REPLACE TABLE seen_site AS
SELECT site FROM published.main.site WHERE list_contains($limit::VARCHAR[], province_34);
