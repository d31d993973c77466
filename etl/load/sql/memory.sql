-- A place for macros beside a build, which can only be read.
ATTACH ':memory:' AS memory (READ_WRITE);
