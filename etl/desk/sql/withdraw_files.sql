-- What was withdrawn leaves every load.
DELETE FROM load_file WHERE raw IN (SELECT raw FROM withdrawal);
