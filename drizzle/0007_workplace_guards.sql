-- What reviewers said of a unit, and what a coach decided about a learner and a place, is written down once.
REVOKE UPDATE, DELETE, TRUNCATE ON TABLE competence_unit_event FROM cairn_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON TABLE place_decision FROM cairn_app;
