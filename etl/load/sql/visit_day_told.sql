-- Each day of the changed sites, as etl/load/visits.py tells it.
INSERT INTO out.visit_day
SELECT site::VARCHAR, day::DATE, state::VARCHAR, low::BIGINT, best::BIGINT, high::BIGINT, why::VARCHAR FROM told;
