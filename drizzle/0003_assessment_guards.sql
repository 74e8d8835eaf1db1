-- A decision is written once. Whoever disagrees asks for a new one; nobody edits the old one.
REVOKE UPDATE, DELETE, TRUNCATE ON TABLE validation_decision FROM cairn_app;
--> statement-breakpoint
-- Who rated a learner stays known: the rule below stands on it.
REVOKE UPDATE, DELETE, TRUNCATE ON TABLE joint_rater FROM cairn_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON TABLE joint_change FROM cairn_app;
--> statement-breakpoint
-- Nobody who rated may validate, whatever the code above the database says. The owner's inserts meet it as well.
CREATE FUNCTION refuse_validator_who_rated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1
    FROM joint_rater r
    JOIN validation_case c ON c.tenant_id = r.tenant_id AND c.joint_id = r.joint_id
    WHERE c.tenant_id = NEW.tenant_id AND c.id = NEW.case_id AND r.person_id = NEW.validator_id
  ) THEN
    RAISE EXCEPTION 'The validator took part in rating this learner.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER validation_decision_not_rater BEFORE INSERT ON validation_decision
  FOR EACH ROW EXECUTE FUNCTION refuse_validator_who_rated();
