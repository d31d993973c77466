-- Every fact of the bulletins that leave.
DELETE FROM bulletin WHERE bulletin_id IN (SELECT bulletin_id FROM leaving);
DELETE FROM bulletin_event_date WHERE bulletin_id IN (SELECT bulletin_id FROM leaving);
DELETE FROM bulletin_warning WHERE bulletin_id IN (SELECT bulletin_id FROM leaving);
DELETE FROM bulletin_keyword WHERE bulletin_id IN (SELECT bulletin_id FROM leaving);
DELETE FROM bulletin_traffic WHERE bulletin_id IN (SELECT bulletin_id FROM leaving);
DELETE FROM bulletin_province WHERE bulletin_id IN (SELECT bulletin_id FROM leaving);
DELETE FROM bulletin_resolution WHERE bulletin_id IN (SELECT bulletin_id FROM leaving);
DELETE FROM bulletin_document WHERE bulletin_id IN (SELECT bulletin_id FROM leaving);
DELETE FROM bulletin_body WHERE bulletin_id IN (SELECT bulletin_id FROM leaving);
DELETE FROM bulletin_activity WHERE bulletin_id IN (SELECT bulletin_id FROM leaving);
DELETE FROM bulletin_programme WHERE bulletin_id IN (SELECT bulletin_id FROM leaving);
DELETE FROM mention WHERE bulletin_id IN (SELECT bulletin_id FROM leaving);
