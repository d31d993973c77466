-- An upload one step further, if it still is where the caller saw it.
UPDATE upload SET state = :state, why = :why, load = coalesce(:load, load) WHERE upload = :upload AND state = :was;
