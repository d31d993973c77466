-- Out of a build: what the meters of the changed sites said before.
DELETE FROM out.visit_day WHERE site IN (SELECT site FROM changed_site);
DELETE FROM out.visit_mark WHERE site IN (SELECT site FROM changed_site);
DELETE FROM out.visit_week WHERE site IN (SELECT site FROM changed_site);
DELETE FROM out.visit_move WHERE site IN (SELECT site FROM changed_site);
DELETE FROM out.visit_fault WHERE site IN (SELECT site FROM changed_site);
DELETE FROM out.visit_trust WHERE site IN (SELECT site FROM changed_site);
DELETE FROM out.verdict WHERE site IN (SELECT site FROM changed_site);
