-- The provinces themselves, on both maps.
CREATE OR REPLACE TABLE seen_province AS
SELECT unit, code FROM published.main.province WHERE list_contains($limit::VARCHAR[], code_34);
