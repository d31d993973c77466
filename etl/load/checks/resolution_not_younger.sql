-- Vì sao: Không ai quán triệt nghị quyết trước ngày ban hành, nên văn kiện ra sau bản tin nghĩa là bài nói tới văn kiện khác cùng số.
SELECT b.bulletin_id, b.published_on, r.key, r.issued_on
FROM bulletin_resolution f JOIN resolution r USING (key) JOIN bulletin b USING (bulletin_id)
WHERE f.status = 'resolved' AND r.issued_on > b.published_on;
