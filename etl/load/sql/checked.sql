-- What the checks had found when the build was published; a build of older code has no such table, or that of another build.
SELECT name, asked, wrong, examples FROM checked SEMI JOIN build USING (build);
