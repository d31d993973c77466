-- What a build keeps for the next one, beside the tables of published.sql; not for pages.
CREATE TABLE written (
    bulletin_id VARCHAR NOT NULL,
    facts VARCHAR NOT NULL               -- which writing of the bulletin's facts in core this build has
);
CREATE TABLE made (contract VARCHAR NOT NULL);   -- a digest of tables, registers and rules
