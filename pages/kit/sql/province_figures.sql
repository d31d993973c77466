-- The figures of one province in one period.
WITH named AS MATERIALIZED (FROM naming($province, $province_unit, $role))
SELECT (SELECT count(*) FROM filtered($start, $end, []::VARCHAR[], $sites, $unit) SEMI JOIN named USING (nr)) AS bulletins,
       (SELECT count(*) FILTER (NOT again) FROM cited($start, $end, []::VARCHAR[], $sites, $unit) SEMI JOIN named USING (nr)) AS citing,
       (SELECT count(*) FILTER (NOT again)
        FROM activity_told($start, $end, []::VARCHAR[], $sites, $unit) SEMI JOIN named USING (nr)) AS with_activity;
