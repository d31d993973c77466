-- Closing the new file writes it out whole.
USE core;
DETACH out;
