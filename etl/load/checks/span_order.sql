-- Why: the reader marks these places in the text; a span that is empty, reversed or negative marks nothing.
SELECT bulletin_id, kind, name, span_start, span_end FROM mention WHERE span_start < 0 OR span_end <= span_start;
