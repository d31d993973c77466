-- The first thing wrong with the file itself; `ok` where nothing is.
PRAGMA quick_check(1);
