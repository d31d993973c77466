-- The chosen sites and the provinces of the view that are silent at the end of the period, or of which nobody knows; states as in
-- the macro site_silence. A province is heard when a bulletin of the chosen sites has it active. It fell silent when the sites
-- that carried it in the six months up to its last bulletin (or those they were merged into) were collected; one that was never
-- heard has the state of its own sites. Units of the old map are asked only while it was in force. bulletins: those of any time or
-- none, as their list counts them. weeks: collected ever; of a province, those of the site collected longest: of the sites that
-- carried it or, where it was never heard, of its own.
WITH span AS (FROM memory.main.silence_span($end)),
site_now AS MATERIALIZED (FROM memory.main.site_silence($end)),
told AS MATERIALIZED (
    SELECT code, site, max(published_on) FILTER (published_on <= last_day) AS last_on, count(*) AS bulletins,
           bool_or(published_on IS NULL) AS is_undated
    FROM province_facts([]::VARCHAR[], $view, 'active'), span
    WHERE len($sites::VARCHAR[]) = 0 OR list_contains($sites::VARCHAR[], site)
    GROUP BY code, site
),
newest AS (
    SELECT code, max(last_on) AS last_on, sum(bulletins)::BIGINT AS bulletins, bool_or(is_undated) AS is_undated
    FROM told GROUP BY code
),
site_told AS (SELECT site, count(*) AS bulletins FROM chosen($provinces, $sites, $unit) GROUP BY site),
carrier AS (
    SELECT DISTINCT told.code, heir.site, heir.weeks,
                    heir.weeks_lately >= 4 AS is_collected, heir.state = 'failed_to_read' AS is_failed
    FROM told JOIN newest USING (code) JOIN site_now USING (site) JOIN site_now AS heir ON heir.site = site_now.heir
    WHERE told.last_on > newest.last_on - INTERVAL 6 MONTH
),
carried AS (
    SELECT code, max(weeks) AS weeks, bool_and(is_collected) AS is_collected, bool_or(is_failed) AS is_failed
    FROM carrier GROUP BY code
),
own AS (
    SELECT CASE WHEN $view::VARCHAR = '63' THEN province ELSE province_34 END AS code, max(weeks) AS weeks,
           bool_or(state = 'failed_to_read') AS is_failed
    FROM chosen_sites([]::VARCHAR[], $sites, $unit) JOIN site_now USING (site)
    GROUP BY ALL
),
provinces AS (
    SELECT code, name, newest.last_on, coalesce(bulletins, 0) AS bulletins, coalesce(carried.weeks, own.weeks, 0) AS weeks, place,
           CASE WHEN newest.last_on >= since THEN 'heard'
                WHEN newest.last_on IS NOT NULL THEN CASE WHEN carried.is_collected THEN 'fell_silent'
                                                          WHEN carried.is_failed THEN 'failed_to_read'
                                                          ELSE 'no_longer_collected' END
                WHEN newest.is_undated THEN 'undated' WHEN own.weeks > 0 THEN 'never_published'
                WHEN own.is_failed THEN 'failed_to_read' ELSE 'never_collected' END AS state
    FROM province CROSS JOIN span LEFT JOIN newest USING (code) LEFT JOIN carried USING (code) LEFT JOIN own USING (code)
    WHERE unit = $view::VARCHAR AND ($view::VARCHAR <> '63' OR last_day < DATE '2025-07-01')
      AND (len($provinces::VARCHAR[]) = 0 OR list_contains($provinces::VARCHAR[], code))
),
files AS (
    SELECT load.site, string_agg(parse_filename(file) || ': ' || why, '; ' ORDER BY rejected_at DESC, file) AS failed
    FROM rejected JOIN load USING (load) GROUP BY ALL
)
SELECT state, 'site' AS kind, site AS code, site_now.name, last_on,
       coalesce(site_told.bulletins, 0) AS bulletins, site_now.weeks, site_now.merged_on,
       CASE WHEN heir <> site THEN coalesce((SELECT name FROM site AS other WHERE other.site = heir), heir) END AS merged_into,
       CASE WHEN state = 'failed_to_read' THEN failed END AS failed, 0 AS place
FROM site_now SEMI JOIN chosen_sites($provinces, $sites, $unit) AS counted USING (site) LEFT JOIN files USING (site)
LEFT JOIN site_told USING (site)
WHERE state <> 'heard'
UNION ALL
SELECT state, 'province', code, name, last_on, bulletins, weeks, NULL, NULL, NULL, place
FROM provinces WHERE state <> 'heard'
ORDER BY state, bulletins DESC, kind, place, name;
