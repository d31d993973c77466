-- There is no index to start from: nothing is held.
CREATE TEMP TABLE held (bulletin_id VARCHAR, facts VARCHAR, site VARCHAR);
