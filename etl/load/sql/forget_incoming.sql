-- The bulletins that are about to be written again.
CREATE OR REPLACE TEMP TABLE leaving AS SELECT bulletin_id FROM incoming;
