-- A decision to award is written once; a correction is a new one.
REVOKE UPDATE, DELETE, TRUNCATE ON TABLE award FROM cairn_app;
--> statement-breakpoint
-- An index that was given away stays given away.
REVOKE UPDATE, DELETE, TRUNCATE ON TABLE status_entry FROM cairn_app;
--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON TABLE credential FROM cairn_app;
--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON TABLE signing_key FROM cairn_app;
--> statement-breakpoint
-- A signed text is kept as it was signed. It may only be erased, never replaced, and a revocation is final.
CREATE FUNCTION keep_credential() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.signed_text <> OLD.signed_text AND NEW.signed_text <> '' THEN
    RAISE EXCEPTION 'A signed text is never changed.' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.award_id <> OLD.award_id OR NEW.text_hash <> OLD.text_hash
    OR NEW.status_list_id <> OLD.status_list_id OR NEW.status_index <> OLD.status_index THEN
    RAISE EXCEPTION 'What a credential rests on is never changed.' USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.revoked_at IS NOT NULL AND (NEW.revoked_at IS NULL OR NEW.revoked_at <> OLD.revoked_at) THEN
    RAISE EXCEPTION 'A revocation is final.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER credential_kept BEFORE UPDATE ON credential
  FOR EACH ROW EXECUTE FUNCTION keep_credential();
