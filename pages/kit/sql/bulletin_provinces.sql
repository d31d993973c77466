-- Which provinces does one bulletin name, in which role, and on which words does that rest? Who may see a bulletin reads all that
-- it names, whatever the limit of its province.
SELECT unit, code, code_34, name, role, mentions, evidence
FROM published.main.bulletin_province SEMI JOIN bulletin USING (bulletin_id)
WHERE bulletin_id = $id ORDER BY role, mentions DESC, name;
