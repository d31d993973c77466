-- How far each month of the changed sites can be trusted.
INSERT INTO out.visit_trust
SELECT site::VARCHAR, month::DATE, grade::VARCHAR, days::INTEGER, known::INTEGER, width::DOUBLE, faults::INTEGER, why::VARCHAR
FROM told;
