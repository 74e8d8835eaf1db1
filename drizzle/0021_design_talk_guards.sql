-- Who agreed with which content is written down once; a later answer stands beside it.
REVOKE UPDATE, DELETE, TRUNCATE ON TABLE design_approval FROM cairn_app;
--> statement-breakpoint
-- The words of a comment stay as they were written: only whether the thread is settled may change.
REVOKE UPDATE, DELETE, TRUNCATE ON TABLE design_comment FROM cairn_app;
--> statement-breakpoint
GRANT UPDATE (settled_by, settled_at) ON TABLE design_comment TO cairn_app;
