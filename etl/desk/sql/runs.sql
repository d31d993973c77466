-- Every run in order.
SELECT command, began_at, ended_at, who, load, build, why, rules_version, unknown, difference FROM run ORDER BY run;
