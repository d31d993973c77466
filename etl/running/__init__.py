"""Running a home: what is wrong with it and what to do, whether it can serve, its figures, its log; changes nothing."""
