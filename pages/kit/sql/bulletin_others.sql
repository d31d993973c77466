-- What else does one bulletin name: other documents, union bodies, activities? One row each, told apart by kind.
SELECT 'document' AS kind, place, kind AS what, number AS name, issuer AS detail, NULL AS province, NULL::BOOLEAN AS took_place
FROM bulletin_document WHERE bulletin_id = $id
UNION ALL BY NAME
SELECT 'body' AS kind, place, level AS what, name, role AS detail, province FROM bulletin_body WHERE bulletin_id = $id
UNION ALL BY NAME
SELECT 'activity' AS kind, place, kind AS what, took_place FROM bulletin_activity WHERE bulletin_id = $id
ORDER BY kind, place;
