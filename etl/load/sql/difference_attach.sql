-- Two builds beside each other, read-only, and nothing else can be read.
ATTACH '{before}' AS before (READ_ONLY);
ATTACH '{after}' AS after (READ_ONLY);
SET GLOBAL TimeZone = 'Asia/Ho_Chi_Minh';
SET GLOBAL enable_external_access = false;
SET GLOBAL lock_configuration = true;
