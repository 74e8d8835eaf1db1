-- What a second look found, what an appeal was answered, which training somebody had and how a sample was drawn:
-- each is written once.
REVOKE UPDATE, DELETE, TRUNCATE ON TABLE moderation_decision, appeal_decision, assessor_training, moderation_draw FROM cairn_app;
--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON TABLE validation_case, moderation, appeal, second_assessment, learner_stop FROM cairn_app;
--> statement-breakpoint
-- Everybody who had a hand in a decision: the learner, the sender, who rated, who decided it or what it looks at anew.
CREATE FUNCTION took_part_in_case(tenant text, wanted text, person text) RETURNS boolean LANGUAGE sql STABLE AS $$
  WITH RECURSIVE chain AS (
    SELECT c.* FROM validation_case c WHERE c.tenant_id = tenant AND c.id = wanted
    UNION
    SELECT e.* FROM validation_case e JOIN chain ON e.tenant_id = chain.tenant_id AND e.id = chain.replaces
  )
  SELECT EXISTS (SELECT 1 FROM chain WHERE chain.learner_id = person OR chain.sent_by = person)
    OR EXISTS (
      SELECT 1 FROM joint_rater r JOIN chain ON r.tenant_id = chain.tenant_id AND r.joint_id = chain.joint_id
      WHERE r.person_id = person
    )
    OR EXISTS (
      SELECT 1 FROM validation_decision d JOIN chain ON d.tenant_id = chain.tenant_id AND d.case_id = chain.id
      WHERE d.validator_id = person
    )
$$;
--> statement-breakpoint
CREATE FUNCTION refuse_moderator_who_took_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF took_part_in_case(NEW.tenant_id, NEW.case_id, NEW.moderator_id) THEN
    RAISE EXCEPTION 'The second look was asked of somebody who took part.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER moderation_decision_not_involved BEFORE INSERT ON moderation_decision
  FOR EACH ROW EXECUTE FUNCTION refuse_moderator_who_took_part();
--> statement-breakpoint
CREATE FUNCTION refuse_appeal_decider_who_took_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF took_part_in_case(NEW.tenant_id, NEW.case_id, NEW.decider_id) OR EXISTS (
    SELECT 1 FROM moderation_decision m
    WHERE m.tenant_id = NEW.tenant_id AND m.case_id = NEW.case_id AND m.moderator_id = NEW.decider_id
  ) THEN
    RAISE EXCEPTION 'The appeal was answered by somebody who took part.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER appeal_decision_not_involved BEFORE INSERT ON appeal_decision
  FOR EACH ROW EXECUTE FUNCTION refuse_appeal_decider_who_took_part();
--> statement-breakpoint
-- Whoever decided first, or ordered the new assessment, does not decide what is looked at anew.
CREATE FUNCTION refuse_validator_of_the_first_decision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  first_case text;
BEGIN
  SELECT c.replaces INTO first_case FROM validation_case c WHERE c.tenant_id = NEW.tenant_id AND c.id = NEW.case_id;
  IF first_case IS NOT NULL AND took_part_in_case(NEW.tenant_id, first_case, NEW.validator_id) THEN
    RAISE EXCEPTION 'The first decision was made by the same person.' USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (
    SELECT 1 FROM moderation_decision m
    WHERE m.tenant_id = NEW.tenant_id AND m.new_case_id = NEW.case_id AND m.outcome = 'reassess'
      AND m.moderator_id = NEW.validator_id
  ) OR EXISTS (
    SELECT 1 FROM appeal_decision a
    WHERE a.tenant_id = NEW.tenant_id AND a.new_case_id = NEW.case_id AND a.consequence = 'new_assessment'
      AND a.decider_id = NEW.validator_id
  ) THEN
    RAISE EXCEPTION 'The new assessment was ordered by the same person.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER validation_decision_not_first_judge BEFORE INSERT ON validation_decision
  FOR EACH ROW EXECUTE FUNCTION refuse_validator_of_the_first_decision();
--> statement-breakpoint
-- The second assessor is another person than the first.
CREATE FUNCTION refuse_second_assessor_who_rated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.assessor_id IS NULL OR (TG_OP = 'UPDATE' AND OLD.assessor_id IS NOT DISTINCT FROM NEW.assessor_id) THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.assessor_id IS NOT NULL THEN
    RAISE EXCEPTION 'A second assessor is not exchanged.' USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (
    SELECT 1 FROM joint_rater r
    WHERE r.tenant_id = NEW.tenant_id AND r.joint_id = NEW.joint_id AND r.person_id = NEW.assessor_id
  ) THEN
    RAISE EXCEPTION 'The second assessor rated this learner already.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER second_assessment_other_person BEFORE INSERT OR UPDATE ON second_assessment
  FOR EACH ROW EXECUTE FUNCTION refuse_second_assessor_who_rated();
--> statement-breakpoint
-- What was sent stays as it was sent; only its state and the note that a credential was made may change.
CREATE FUNCTION keep_validation_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - 'state' - 'certified_at') <> (to_jsonb(OLD) - 'state' - 'certified_at') OR OLD.state = 'withdrawn'
    OR (OLD.state = 'decided' AND NEW.state <> 'decided') THEN
    RAISE EXCEPTION 'A case stays as it was sent.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER validation_case_kept BEFORE UPDATE ON validation_case
  FOR EACH ROW EXECUTE FUNCTION keep_validation_case();
