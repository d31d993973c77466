-- A load that somebody asked for; nothing of it is in core yet.
INSERT INTO load (load, asked_at, site, who, covers_from, covers_to, state)
VALUES (:load, :asked_at, :site, :who, :covers_from, :covers_to, 'pending');
