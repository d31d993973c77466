-- WAL lets pages read while a load writes; FULL means that what was committed survives a power cut.
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
-- What is removed leaves no words in freed space.
PRAGMA secure_delete = ON;
