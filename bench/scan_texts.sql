-- The texts to be scanned, as often as they are wanted.
CREATE TABLE texts AS SELECT unnest($texts::VARCHAR[]) AS body FROM range($times::BIGINT);
