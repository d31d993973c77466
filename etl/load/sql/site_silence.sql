-- What each site is at the end of a period (null: of all that is known), for the pages and for `status`. Macros, made in memory,
-- because a build can only be read.

-- The last day that anybody knows of, the eight weeks up to it, and whether nothing newer is known.
CREATE OR REPLACE MACRO memory.main.silence_span(p_end) AS TABLE
SELECT last_day, last_day - 55 AS since, is_newest
FROM (
    SELECT least(p_end::DATE, known_to)::DATE AS last_day, p_end IS NULL OR p_end::DATE >= newest AS is_newest
    FROM (SELECT max(published_on) AS newest,
                 greatest(max(published_on), (SELECT max(week) + 6 FROM site_week
                                              WHERE state IN ('published', 'nothing_published'))) AS known_to
          FROM bulletin)
);

-- One row a site. state, the first that holds:
--   merged_away         into another by then
--   heard               news in the eight weeks
--   failed_to_read      a file of it could not be read in these weeks or later; or nothing else was ever received of it
--   fell_silent         news before, none in the eight weeks, of which at least four were collected
--   no_longer_collected news before, but of these weeks fewer were collected: nobody knows
--   undated             only bulletins without a day
--   never_published     collected some time, no bulletin ever
--   never_collected     nobody ever looked
-- weeks: collected ever; weeks_lately: in the eight weeks; heir: itself, or the site that it was merged into.
CREATE OR REPLACE MACRO memory.main.site_silence(p_end) AS TABLE
WITH span AS (FROM memory.main.silence_span(p_end)),
told AS (
    SELECT site, max(published_on) AS last_on, bool_or(published_on IS NULL) AS is_undated
    FROM bulletin CROSS JOIN span
    WHERE published_on IS NULL OR published_on <= last_day
    GROUP BY site
),
weeks AS (
    SELECT site, count(*) FILTER (is_looked_at) AS weeks, count(*) FILTER (is_looked_at AND week >= since - 6) AS weeks_lately,
           coalesce(bool_or(state = 'failed_to_read' AND week >= since - 6), false) AS is_failed_lately,
           coalesce(bool_or(state = 'failed_to_read'), false) AS is_failed
    FROM (SELECT *, state IN ('published', 'nothing_published') AS is_looked_at
          FROM site_week CROSS JOIN span WHERE week <= last_day OR is_newest)
    GROUP BY site
)
SELECT site.site, site.name, last_on, coalesce(weeks, 0) AS weeks,
       coalesce(weeks_lately, 0) AS weeks_lately, merged_on,
       CASE WHEN merged_on <= last_day THEN coalesce(merged_into, site.site) ELSE site.site END AS heir,
       CASE WHEN merged_on <= last_day THEN 'merged_away'
            WHEN last_on >= since THEN 'heard'
            WHEN is_failed_lately OR (is_failed AND weeks = 0 AND last_on IS NULL) THEN 'failed_to_read'
            WHEN last_on IS NOT NULL THEN CASE WHEN weeks_lately >= 4 THEN 'fell_silent' ELSE 'no_longer_collected' END
            WHEN is_undated THEN 'undated'
            WHEN weeks > 0 THEN 'never_published'
            ELSE 'never_collected' END AS state
FROM site CROSS JOIN span LEFT JOIN told USING (site) LEFT JOIN weeks USING (site);
