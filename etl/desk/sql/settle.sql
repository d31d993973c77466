UPDATE load SET state = :state, why = :why WHERE load = :load;
