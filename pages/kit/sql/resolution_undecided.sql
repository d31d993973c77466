-- Which namings stay open, what could they mean, and why was none chosen?
SELECT choice, any_value(key) AS key, any_value(issuer) AS issuer, any_value(number) AS number,
       mode(why) AS why, list_sort(list_distinct(flatten(list(candidates)))) AS candidates,
       list_distinct(flatten(list(surfaces)))[:3] AS surfaces,
       count(*) FILTER (NOT again_choice) AS bulletins, sum(mentions)::BIGINT AS mentions
FROM cited($start, $end, $provinces, $sites, $unit)
WHERE status = 'ambiguous'
GROUP BY choice
ORDER BY bulletins DESC, mentions DESC, choice;
