REVOKE DELETE, TRUNCATE ON TABLE award_document FROM cairn_app;
--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON TABLE seal FROM cairn_app;
--> statement-breakpoint
-- A signed text is kept as it was signed, in every format. It may only be erased.
CREATE FUNCTION keep_award_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.text <> OLD.text AND NEW.text <> '' THEN
    RAISE EXCEPTION 'A signed text is never changed.' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.text_hash <> OLD.text_hash OR NEW.is_test <> OLD.is_test THEN
    RAISE EXCEPTION 'What a document rests on is never changed.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER award_document_kept BEFORE UPDATE ON award_document
  FOR EACH ROW EXECUTE FUNCTION keep_award_document();
