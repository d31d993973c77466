"""From bulletin files and counter readings to the published build that the pages read."""
