-- How do the corrections of staff stand in this build?
SELECT correction, state FROM correction ORDER BY correction;
