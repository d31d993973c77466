-- The build's name and size.
SELECT build, bulletins FROM build;
