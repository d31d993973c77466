-- Every withdrawal in order.
SELECT raw, bulletin_id, at, who, why FROM withdrawal ORDER BY at, raw;
