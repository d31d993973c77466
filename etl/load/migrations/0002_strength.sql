-- How strongly a bulletin takes a resolution up. What older rules read has not been asked yet: the next build reads it again.
ALTER TABLE bulletin_resolution ADD COLUMN strength VARCHAR DEFAULT 'named';
ALTER TABLE bulletin_resolution ADD COLUMN strengths VARCHAR[] DEFAULT [];
