-- Vì sao: Trang đọc tô những chỗ này trong bài, nên một đoạn rỗng, đảo ngược hoặc âm thì chẳng tô được gì.
SELECT bulletin_id, kind, name, span_start, span_end FROM mention WHERE span_start < 0 OR span_end <= span_start;
