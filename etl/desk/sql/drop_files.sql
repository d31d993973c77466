-- The files of a load, before they are written down again.
DELETE FROM load_file WHERE load = :load;
