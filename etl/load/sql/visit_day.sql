-- Visits of each site and day between its first and last reading, by the rules of published.sql.
-- Only of the sites in changed_site (out_changed.sql). Variables: bump_factor, bump_floor (etl/load/visits.py gives them and the reasons).
CREATE OR REPLACE TEMP MACRO said(figure) AS replace(format('{:,}', figure), ',', '.');   -- as Vietnamese writes numbers

INSERT INTO out.visit_day
WITH printed AS (
    -- One reading a day: of several the one with the largest total, the latest look at the meter.
    SELECT site, observed_on AS day, max(total) AS total, max(today) AS today, count(DISTINCT total) AS totals
    FROM out.reading SEMI JOIN changed_site USING (site) GROUP BY site, observed_on
), chained AS (
    SELECT *, lag(day) OVER w AS day_before, lag(total) OVER w AS total_before
    FROM printed WHERE total IS NOT NULL
    WINDOW w AS (PARTITION BY site ORDER BY day)
), stretch AS (
    SELECT *, total - total_before AS difference, day - day_before AS days
    FROM chained WHERE day_before IS NOT NULL
), pace AS (
    -- What a day of this site is like: the meter's own days and the even pace of its differences. The lower middle,
    -- so that one bump among two figures does not pass for the usual.
    SELECT site, quantile_disc(figure, 0.5) AS usual, count(*) AS figures
    FROM (
        SELECT site, today::DOUBLE AS figure FROM printed WHERE today > 0
        UNION ALL SELECT site, difference / days FROM stretch WHERE difference > 0
    ) GROUP BY site
), judged AS (
    SELECT s.*, coalesce(p.usual, 0) AS usual, CASE
        WHEN s.difference < 0 THEN 'reset'
        WHEN p.figures > 1 AND s.difference / s.days > greatest(getvariable('bump_floor'), getvariable('bump_factor') * p.usual) THEN 'bump'
        WHEN s.days = 1 THEN 'measured'
        ELSE 'spread' END AS state
    FROM stretch s LEFT JOIN pace p USING (site)
), dated AS (
    -- Each day of each stretch with what the meter itself says of that day.
    SELECT j.site, j.state, j.difference, j.days, j.total, j.total_before, j.usual, j.totals, j.day_before,
        j.day AS day_after, d.day::DATE AS day, p.today
    FROM judged j, generate_series(j.day_before + 1, j.day, INTERVAL 1 DAY) AS d(day)
    LEFT JOIN printed p ON p.site = j.site AND p.day = d.day::DATE
), bounded AS (
    -- Figures of the day that together exceed the difference contradict it: the difference holds, they bound nothing.
    SELECT *, CASE WHEN state IN ('reset', 'bump') OR sum(coalesce(today, 0)) OVER w <= difference THEN coalesce(today, 0) ELSE 0 END AS low
    FROM dated WINDOW w AS (PARTITION BY site, day_after)
), shared AS (
    -- The last day of a stretch is known when the meter says "hôm nay"; the others share the rest evenly.
    SELECT *, difference - sum(low) OVER w AS rest,
        CASE WHEN days > 1 AND day = day_after AND low > 0 THEN 0 ELSE 1 END AS takes,
        count(*) FILTER (NOT (days > 1 AND day = day_after AND low > 0)) OVER w AS takers,
        row_number() OVER (PARTITION BY site, day_after ORDER BY day) - 1 AS rank
    FROM bounded WINDOW w AS (PARTITION BY site, day_after)
), covered AS (
    SELECT site, day, state,
        CASE state WHEN 'measured' THEN difference ELSE low END AS low,
        CASE WHEN state IN ('reset', 'bump') THEN NULL
            ELSE low + takes * (rest // takers + CASE WHEN rank < rest % takers THEN 1 ELSE 0 END) END AS best,
        CASE WHEN state IN ('reset', 'bump') THEN NULL ELSE low + takes * rest END AS high,
        CASE state
            WHEN 'measured' THEN format('Hai lần đọc liền ngày: {} − {}.', said(total), said(total_before))
            WHEN 'spread' THEN format('{} lượt trong {} ngày giữa hai lần đọc, chia đều.', said(difference), days)
            WHEN 'reset' THEN format('Bộ đếm tụt từ {} xuống {}: đã đặt lại.', said(total_before), said(total))
            ELSE format('Bộ đếm nhảy {} lượt trong {} ngày, ngày thường khoảng {}: số bị chỉnh tay.', said(difference), days, said(round(usual)::BIGINT))
        END || CASE WHEN totals > 1 AND day = day_after THEN format(' Có {} số tổng khác nhau trong ngày, lấy số lớn nhất.', totals) ELSE '' END AS why
    FROM shared
), spanned AS (
    SELECT p.site, d.day::DATE AS day
    FROM (SELECT site, min(day) AS first_day, max(day) AS last_day FROM printed GROUP BY site) p,
        generate_series(p.first_day, p.last_day, INTERVAL 1 DAY) AS d(day)
)
SELECT s.site, s.day,
    coalesce(c.state, CASE WHEN p.today IS NOT NULL THEN 'today_only' ELSE 'unknown' END),
    coalesce(c.low, p.today, 0)::BIGINT, c.best::BIGINT, c.high::BIGINT,
    coalesce(c.why, CASE
        WHEN p.today IS NOT NULL THEN 'Chỉ có số “hôm nay” của bộ đếm, chưa hết ngày: ít nhất chừng ấy lượt.'
        WHEN p.total IS NOT NULL THEN 'Lần đọc đầu của bộ đếm: chưa có số trước để trừ.'
        ELSE 'Không có số tổng ở hai đầu khoảng này.' END)
FROM spanned s LEFT JOIN covered c USING (site, day) LEFT JOIN printed p USING (site, day)
ORDER BY s.site, s.day;
