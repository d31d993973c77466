-- A run, written down.
INSERT INTO run (command, began_at, ended_at, who, load, build, why, rules_version, unknown, difference)
VALUES (:command, :began_at, :ended_at, :who, :load, :build, :why, :rules_version, :unknown, :difference);
