-- The audit log only grows. The one thing that may change later is the salt, which erasure takes away.
REVOKE UPDATE, DELETE, TRUNCATE ON TABLE audit_entry FROM cairn_app;
--> statement-breakpoint
GRANT UPDATE (salt) ON TABLE audit_entry TO cairn_app;
--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON TABLE audit_head FROM cairn_app;
--> statement-breakpoint
-- Facts about the installation are the operator's.
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON TABLE instance FROM cairn_app;
