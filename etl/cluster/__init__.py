"""Extraction on many machines: the same function as on one, run by Apache Spark, and the way back into a load."""
