-- What stands withdrawn leaves every load.
DELETE FROM load_file WHERE raw IN (
    SELECT raw FROM withdrawal LEFT JOIN withdrawal_allowed a USING (withdrawal) WHERE a.withdrawal IS NULL
);
