-- From here on everything happens, or nothing.
BEGIN TRANSACTION;
