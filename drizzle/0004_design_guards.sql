-- What was published stays as it was published: learners hold credentials that point to exactly this text.
CREATE FUNCTION refuse_change_of_published_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A published version never changes: publish a new one.' USING ERRCODE = 'check_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER achievement_version_immutable BEFORE UPDATE OR DELETE ON achievement_version
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_version();
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON TABLE achievement_version FROM cairn_app;
--> statement-breakpoint
-- Who sent in, asked for changes and approved is written down once.
REVOKE UPDATE, DELETE, TRUNCATE ON TABLE achievement_event FROM cairn_app;
--> statement-breakpoint
-- The classification is shared by everybody; only the operator's import writes it.
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON TABLE esco_skill, esco_label, esco_import FROM cairn_app;
