-- Only the triggers below count; the role of the app may neither read nor write the numbers.
REVOKE ALL ON TABLE watermark FROM cairn_app;
--> statement-breakpoint
-- Runs when the transaction commits, so that the row is locked for as short as can be. The embedded database has one
-- process, which hears the notice instead of asking for the number.
CREATE FUNCTION raise_watermark() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO watermark (name, value) VALUES (TG_ARGV[0], 1)
  ON CONFLICT (name) DO UPDATE SET value = watermark.value + 1;
  PERFORM pg_notify('cairn_watermark', TG_ARGV[0]);
  RETURN NULL;
END
$$;
--> statement-breakpoint
-- Documents of issuers (did:web) and status lists, as they are served to everybody.
CREATE CONSTRAINT TRIGGER signing_key_served AFTER INSERT OR UPDATE OR DELETE ON signing_key
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_watermark('served_documents');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER status_list_served AFTER UPDATE OF signed_text OR DELETE ON status_list
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_watermark('served_documents');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER organisation_served AFTER UPDATE OF slug OR DELETE ON organisation
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_watermark('served_documents');
