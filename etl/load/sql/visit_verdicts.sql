-- What staff say of the meters of the changed sites (verdict_made: out_judged.sql), in the order in which it was said.
SELECT site, verdict, says, first_day, last_day, total
FROM verdict_made SEMI JOIN changed_site USING (site)
ORDER BY verdict;
