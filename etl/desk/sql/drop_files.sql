DELETE FROM load_file WHERE load = :load;
