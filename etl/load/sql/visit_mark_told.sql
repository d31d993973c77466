-- What the meters of the changed sites showed at midnights.
INSERT INTO out.visit_mark SELECT site::VARCHAR, line::INTEGER, day::DATE, low::BIGINT, high::BIGINT FROM told;
