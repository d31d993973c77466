-- How do the decisions of staff stand in this build?
SELECT decision, is_known, settled, agreed, lost FROM decision ORDER BY decision;
