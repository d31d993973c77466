"""What a page says, found in its cleaned text: frame, dates, counters, provinces, resolutions, bodies, activities."""
