-- What happened to the meters of the changed sites.
INSERT INTO out.visit_fault
SELECT site::VARCHAR, kind::VARCHAR, first_day::DATE, last_day::DATE, before::BIGINT, after::BIGINT, why::VARCHAR FROM told;
