-- What each check found in this build before it was published; wrong: how many rows, examples: the first of them.
CREATE OR REPLACE TABLE checked (
    build VARCHAR NOT NULL,              -- code that does not know this table copies it from one build into the next
    name VARCHAR NOT NULL,
    asked VARCHAR NOT NULL,              -- the query, whole
    wrong BIGINT NOT NULL, examples VARCHAR[] NOT NULL
);
