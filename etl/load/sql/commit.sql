-- Everything since `begin` happens.
COMMIT;
