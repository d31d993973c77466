-- Which resolutions of the register answer to these words (number, name, subject, issuer, year; with or without tones), and
-- how many bulletins of the period name each? A word of letters may be unfinished, one with a digit may not ("2" is not "2021").
WITH asked AS (
    SELECT list_filter(
               regexp_split_to_array(replace(lower(strip_accents($text::VARCHAR)), 'đ', 'd'), '[^a-z0-9]+'),
               lambda one: one <> '') AS words
),
known AS (
    SELECT resolution.*,
           regexp_split_to_array(replace(lower(strip_accents(concat_ws(' ', key, number, CASE
               WHEN issuer IN ('BCT', 'BBT', 'TW') THEN 'NQ TW' WHEN issuer = 'CP' THEN 'NQ CP' WHEN issuer = 'TLD' THEN 'NQ TLD'
               ELSE 'NQ' END, 'nghi quyet', short, title, term, year))), 'đ', 'd'),
               '[^a-z0-9]+') AS words
    FROM resolution
),
named AS (
    SELECT key, count(*) FILTER (NOT again_choice) AS bulletins
    FROM cited($start, $end, $provinces, $sites, $unit)
    WHERE key IS NOT NULL
    GROUP BY key
)
SELECT known.key AS choice, known.short, known.title, known.issuer, known.issued_on, known.is_verified,
       coalesce(named.bulletins, 0) AS bulletins
FROM asked CROSS JOIN known LEFT JOIN named ON named.key = known.key
WHERE len(asked.words) > 0
  AND len(list_filter(asked.words, lambda one: len(list_filter(known.words, lambda word:
          CASE WHEN regexp_matches(one, '[0-9]') THEN ltrim(word, '0') = ltrim(one, '0') ELSE starts_with(word, one) END)) = 0)) = 0
ORDER BY bulletins DESC, known.issued_on DESC NULLS LAST, choice
LIMIT $limit;
