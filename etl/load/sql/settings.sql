-- Days are days in Vietnam; reading in the order written keeps facts in the order of their text.
SET TimeZone = 'Asia/Ho_Chi_Minh';
SET preserve_insertion_order = true;
USE core;
