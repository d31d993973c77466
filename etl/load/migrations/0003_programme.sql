-- Named programmes of co-operation. What older rules read has not been asked yet: the next build reads it again.
CREATE TABLE bulletin_programme (
    bulletin_id VARCHAR NOT NULL, place INTEGER NOT NULL, kind VARCHAR NOT NULL, number VARCHAR,
    parties VARCHAR[] NOT NULL, first_year INTEGER, last_year INTEGER
);
