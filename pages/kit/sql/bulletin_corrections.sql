-- How do the corrections of one bulletin stand in this build?
SELECT correction, state FROM correction WHERE bulletin_id = $id ORDER BY correction;
