-- What became of a load.
UPDATE load SET state = :state, why = :why WHERE load = :load;
