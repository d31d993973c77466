-- How many bulletins has each unit in the last month, and how many had it in the stretch before ($before_start to $before_end)?
SELECT code, name, count(DISTINCT bulletin_id) FILTER (published_on >= $start::DATE)
                   - count(DISTINCT bulletin_id) FILTER (published_on < $start::DATE) AS change
FROM province_facts($provinces, $unit, 'active')
JOIN filtered($before_start, $end, []::VARCHAR[], $sites, $unit) AS bulletin USING (bulletin_id)
JOIN province USING (unit, code)
WHERE published_on >= $start::DATE OR published_on <= $before_end::DATE
GROUP BY code, name, province.place
ORDER BY province.place;
