-- Vì sao: Khoảng thu thập kết thúc trước khi bắt đầu, hoặc thiếu một đầu, sẽ biến những tuần chưa ai xem thành tuần im tiếng.
SELECT load, covers_from, covers_to FROM load
WHERE covers_from > covers_to OR (covers_from IS NULL) <> (covers_to IS NULL);
