-- Spikes and changes of level of the changed sites, as etl/load/trend/moves.py tells them.
INSERT INTO out.visit_move SELECT site::VARCHAR, step::VARCHAR, kind::VARCHAR, day::DATE, before::BIGINT, after::BIGINT FROM told;
