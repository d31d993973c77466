"""What each command does; `etl.cli` reads the arguments."""
