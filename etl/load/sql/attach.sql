-- The file of the new build; its path cannot be bound.
ATTACH '{path}' AS out;
USE out;
