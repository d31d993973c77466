-- What the builds hold beside the facts of bulletins: name, before, after, and how many rows of one are not in the other.
SELECT 'province' AS name, (SELECT count(*) FROM before.province) AS before, (SELECT count(*) FROM after.province) AS after,
       (SELECT count(*) FROM ((FROM before.province EXCEPT FROM after.province) UNION ALL (FROM after.province EXCEPT FROM before.province))) AS differing
UNION ALL
SELECT 'register', (SELECT count(*) FROM before.resolution), (SELECT count(*) FROM after.resolution),
       (SELECT count(*) FROM ((FROM before.resolution EXCEPT FROM after.resolution) UNION ALL (FROM after.resolution EXCEPT FROM before.resolution)))
UNION ALL
SELECT 'sites', (SELECT count(*) FROM before.site), (SELECT count(*) FROM after.site),
       (SELECT count(*) FROM ((FROM before.site EXCEPT FROM after.site) UNION ALL (FROM after.site EXCEPT FROM before.site)))
UNION ALL
SELECT 'readings', (SELECT count(*) FROM before.reading), (SELECT count(*) FROM after.reading),
       (SELECT count(*) FROM ((FROM before.reading EXCEPT ALL FROM after.reading) UNION ALL (FROM after.reading EXCEPT ALL FROM before.reading)))
UNION ALL
SELECT 'visits', (SELECT coalesce(sum(best), 0)::BIGINT FROM before.visit_day), (SELECT coalesce(sum(best), 0)::BIGINT FROM after.visit_day),
       (SELECT count(*) FROM ((FROM before.visit_day EXCEPT FROM after.visit_day) UNION ALL (FROM after.visit_day EXCEPT FROM before.visit_day)))
UNION ALL
SELECT 'weeks_known', (SELECT count(*) FROM before.site_week WHERE state IN ('published', 'nothing_published')),
       (SELECT count(*) FROM after.site_week WHERE state IN ('published', 'nothing_published')),
       (SELECT count(*) FROM ((FROM before.site_week EXCEPT FROM after.site_week) UNION ALL (FROM after.site_week EXCEPT FROM before.site_week)))
UNION ALL
SELECT 'rejected', (SELECT count(*) FROM before.rejected), (SELECT count(*) FROM after.rejected),
       (SELECT count(*) FROM ((FROM before.rejected EXCEPT ALL FROM after.rejected) UNION ALL (FROM after.rejected EXCEPT ALL FROM before.rejected)));
