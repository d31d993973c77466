-- How do the decisions of staff stand in this build, and from which day to which are the bulletins that follow each?
SELECT decision.decision, decision.key, is_known, settled, agreed, lost,
       min(bulletin.published_on) AS first_on, max(bulletin.published_on) AS last_on
FROM decision
LEFT JOIN overruled ON overruled.decision = decision.decision
LEFT JOIN bulletin ON bulletin.bulletin_id = overruled.bulletin_id
GROUP BY ALL
ORDER BY decision.decision;
