-- Which provinces does one bulletin name, in which role, and on which words does that rest?
SELECT unit, code, code_34, name, role, mentions, evidence FROM bulletin_province
WHERE bulletin_id = $id ORDER BY role, mentions DESC, name;
