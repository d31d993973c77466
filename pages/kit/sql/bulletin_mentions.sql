-- Where each fact of one bulletin stands in its text.
SELECT kind, name, span_start, span_end FROM mention WHERE bulletin_id = $id ORDER BY span_start, span_end DESC, kind, name;
