-- Were there more bulletins around Tết 2026 (February) than as many days from Tết 2025?
-- Overview, choose the last month: two clicks. Tết fell on 29/01/2025 and 17/02/2026, 384 days apart.
SELECT format('{:+d}', count(*) FILTER (published_on BETWEEN DATE '2026-02-01' AND DATE '2026-02-28')
                       - count(*) FILTER (published_on BETWEEN DATE '2026-02-01' - 384 AND DATE '2026-02-28' - 384)) AS answer
FROM bulletin;
