-- What one check found in this very build.
INSERT INTO checked SELECT build, ?, ?, ?, ?::VARCHAR[] FROM build;
