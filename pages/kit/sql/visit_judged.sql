-- What staff may overrule of the chosen sites' meters in the period: each fault, with what the totals were on either side.
SELECT visit_fault.site, chosen.name, kind, first_day, last_day, before, after, why
FROM visit_fault JOIN chosen_sites($provinces, $sites, $unit) AS chosen USING (site)
WHERE last_day >= $start::DATE AND first_day <= $end::DATE
  AND ($one_site::VARCHAR IS NULL OR site = $one_site::VARCHAR)
ORDER BY first_day DESC, chosen.name;
