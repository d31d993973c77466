-- Nothing since `begin` happens.
ROLLBACK;
