-- Vì sao: Đã rõ nghĩa là biết đúng văn kiện có trong danh mục, còn nghị quyết chưa rõ hoặc ngoài danh mục không được coi là đã biết.
-- (A session stands for several documents, so an ambiguous one may carry its key.)
SELECT bulletin_id, place, status, key FROM bulletin_resolution
WHERE (status = 'resolved' AND (key IS NULL OR key NOT IN (SELECT key FROM resolution)))
    OR (status = 'unregistered' AND key IN (SELECT key FROM resolution));
