-- The eight weeks at the end of the period in which the silent are silent: they end where knowing ends, if that is before.
SELECT since, last_day FROM memory.main.silence_span($end);
