-- Days are days in Vietnam for every cursor; after that nothing can be set any more.
SET GLOBAL TimeZone = 'Asia/Ho_Chi_Minh';
SET GLOBAL lock_configuration = true;
