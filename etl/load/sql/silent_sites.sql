-- The sites that are silent, or of which nobody knows, by all that is known; and the site that a merged one went into.
SELECT state, own.site, own.name, own.last_on, CASE WHEN own.heir <> own.site THEN heir.name END AS merged_into
FROM memory.main.site_silence(NULL) AS own LEFT JOIN site AS heir ON heir.site = own.heir
WHERE state <> 'heard'
ORDER BY state, own.last_on DESC NULLS LAST, own.name;
