-- No word of what stands withdrawn is left in uploads, and no file of it waits to be loaded.
UPDATE upload_file SET name = 'đã rút', found = NULL, state = 'rejected', why = 'đã được rút khỏi dữ liệu; tệp không được nạp lại.'
WHERE raw IN (SELECT raw FROM withdrawal LEFT JOIN withdrawal_allowed a USING (withdrawal) WHERE a.withdrawal IS NULL);
