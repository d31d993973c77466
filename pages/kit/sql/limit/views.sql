-- Every table of a build as somebody limited to provinces sees it, under the same name, so that every question is limited without
-- knowing it. What belongs to a province is what its own sites published. A table without a view here cannot be asked at all.
CREATE OR REPLACE VIEW site AS FROM published.main.site SEMI JOIN seen_site USING (site);
CREATE OR REPLACE VIEW province AS FROM published.main.province SEMI JOIN seen_province USING (unit, code);
CREATE OR REPLACE VIEW bulletin AS FROM published.main.bulletin SEMI JOIN seen_site USING (site);
CREATE OR REPLACE VIEW load AS FROM published.main.load SEMI JOIN seen_site USING (site);
CREATE OR REPLACE VIEW rejected AS FROM published.main.rejected SEMI JOIN load USING (load);

-- Facts of these bulletins. Provinces beyond the limit are not counted; the reader asks for all that one bulletin names.
CREATE OR REPLACE VIEW bulletin_province AS
FROM published.main.bulletin_province SEMI JOIN seen_site USING (site) SEMI JOIN seen_province USING (unit, code);
CREATE OR REPLACE VIEW bulletin_event_date AS FROM published.main.bulletin_event_date SEMI JOIN bulletin USING (bulletin_id);
CREATE OR REPLACE VIEW bulletin_warning AS FROM published.main.bulletin_warning SEMI JOIN bulletin USING (bulletin_id);
CREATE OR REPLACE VIEW bulletin_keyword AS FROM published.main.bulletin_keyword SEMI JOIN bulletin USING (bulletin_id);
CREATE OR REPLACE VIEW bulletin_resolution AS FROM published.main.bulletin_resolution SEMI JOIN seen_site USING (site);
CREATE OR REPLACE VIEW bulletin_document AS FROM published.main.bulletin_document SEMI JOIN bulletin USING (bulletin_id);
CREATE OR REPLACE VIEW bulletin_body AS FROM published.main.bulletin_body SEMI JOIN bulletin USING (bulletin_id);
CREATE OR REPLACE VIEW bulletin_activity AS FROM published.main.bulletin_activity SEMI JOIN seen_site USING (site);
CREATE OR REPLACE VIEW bulletin_programme AS FROM published.main.bulletin_programme SEMI JOIN seen_site USING (site);
CREATE OR REPLACE VIEW resolution_total AS FROM published.main.resolution_total SEMI JOIN seen_site USING (site);
CREATE OR REPLACE VIEW resolution_place AS
FROM published.main.resolution_place SEMI JOIN seen_site USING (site) SEMI JOIN seen_province USING (unit, code);
CREATE OR REPLACE VIEW mention AS FROM published.main.mention SEMI JOIN bulletin USING (bulletin_id);
CREATE OR REPLACE VIEW correction AS FROM published.main.correction SEMI JOIN bulletin USING (bulletin_id);
CREATE OR REPLACE VIEW overruled AS FROM published.main.overruled SEMI JOIN bulletin USING (bulletin_id);

-- What these sites' meters and calendars say.
CREATE OR REPLACE VIEW reading AS FROM published.main.reading SEMI JOIN seen_site USING (site);
CREATE OR REPLACE VIEW series_day AS FROM published.main.series_day SEMI JOIN seen_site USING (site);
CREATE OR REPLACE VIEW visit_day AS FROM published.main.visit_day SEMI JOIN seen_site USING (site);
CREATE OR REPLACE VIEW visit_mark AS FROM published.main.visit_mark SEMI JOIN seen_site USING (site);
CREATE OR REPLACE VIEW visit_week AS FROM published.main.visit_week SEMI JOIN seen_site USING (site);
CREATE OR REPLACE VIEW visit_move AS FROM published.main.visit_move SEMI JOIN seen_site USING (site);
CREATE OR REPLACE VIEW visit_fault AS FROM published.main.visit_fault SEMI JOIN seen_site USING (site);
CREATE OR REPLACE VIEW visit_trust AS FROM published.main.visit_trust SEMI JOIN seen_site USING (site);
CREATE OR REPLACE VIEW verdict AS FROM published.main.verdict SEMI JOIN seen_site USING (site);
CREATE OR REPLACE VIEW site_week AS FROM published.main.site_week SEMI JOIN seen_site USING (site);

-- What belongs to nobody: the register, and decisions that hold for all alike.
CREATE OR REPLACE VIEW resolution AS FROM published.main.resolution;
CREATE OR REPLACE VIEW decision AS
FROM published.main.decision
WHERE bulletin_id IS NULL OR bulletin_id IN (SELECT bulletin_id FROM bulletin);

-- The build's own line, counted from what is seen.
CREATE OR REPLACE VIEW build AS
SELECT * REPLACE (
    (SELECT max(loaded_at) FROM load) AS last_load_at,
    (SELECT max(published_on) FROM bulletin) AS newest_bulletin_date,
    (SELECT count(*)::INTEGER FROM bulletin) AS bulletins
)
FROM published.main.build;
