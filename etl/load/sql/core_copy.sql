-- All of core into a new file, without the space that deleted rows leave behind; its path cannot be bound.
ATTACH '{path}' AS clean;
COPY FROM DATABASE core TO clean;
DETACH clean;
