-- What does the register say of one resolution?
SELECT * FROM resolution WHERE key = $choice;
