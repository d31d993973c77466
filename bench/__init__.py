"""Performance as ratios: each figure beside a yardstick run in the same minute on the same machine."""
