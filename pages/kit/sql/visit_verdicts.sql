-- How each verdict of staff on a meter stands in this build.
SELECT verdict, holds FROM verdict ORDER BY verdict;
