"""One bulletin in, one record out: the chain read, clean, find, resolve. Pure: the same bytes give the same record."""
