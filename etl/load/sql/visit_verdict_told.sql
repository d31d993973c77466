-- What staff say of the meters of the changed sites; ?: those that find nothing any more.
INSERT INTO out.verdict
SELECT verdict, "at", who, why, site, says, first_day, last_day, total, before, NOT list_contains(?::INTEGER[], verdict)
FROM verdict_made SEMI JOIN changed_site USING (site);
