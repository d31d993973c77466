-- An upload, before anything of it is read.
INSERT INTO upload (upload, at, who, site, covers_from, covers_to, via)
VALUES (:upload, :at, :who, :site, :covers_from, :covers_to, :via);
