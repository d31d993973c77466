-- Weeks of the changed sites that are known well enough, as etl/load/meter/weeks.py tells them.
INSERT INTO out.visit_week SELECT site::VARCHAR, week::DATE, visits::BIGINT FROM told;
