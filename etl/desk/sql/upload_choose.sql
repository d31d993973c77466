-- Where an upload comes from and which days it covers; only while it is open.
UPDATE upload SET site = :site, covers_from = :covers_from, covers_to = :covers_to WHERE upload = :upload AND state = 'open';
