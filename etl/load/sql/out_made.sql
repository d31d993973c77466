-- How the build was made; a build of other code has no such table.
SELECT contract FROM made;
