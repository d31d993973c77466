"""How good the reading is: decisions of people beside decisions of the program, counted."""
