-- Vì sao: Bộ đếm không bao giờ hiện số nhỏ hơn không.
SELECT site, observed_on, file FROM reading
WHERE least(coalesce(today, 0), coalesce(yesterday, 0), coalesce(week, 0), coalesce(month, 0), coalesce(total, 0), coalesce(online, 0), coalesce(unique_visitors, 0)) < 0;
