-- The role in which every tenant's work runs. It owns nothing and may not log in.
-- Roles belong to the whole server, so another database may have made it already, perhaps at this very moment.
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'cairn_app') THEN
    BEGIN
      CREATE ROLE cairn_app NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN NULL;
      WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'Cairn needs the database role cairn_app, and the login % may not create roles.', current_user
          USING ERRCODE = 'insufficient_privilege',
                HINT = format('As an administrator of the server, run: CREATE ROLE cairn_app NOLOGIN; GRANT cairn_app TO %I;', current_user);
    END;
  END IF;
END
$$;
--> statement-breakpoint
-- The login of the app owns the tables and steps down into cairn_app for each tenant's work: it must be a member.
DO $$
BEGIN
  IF NOT pg_has_role(current_user, 'cairn_app', 'MEMBER') THEN
    BEGIN
      EXECUTE format('GRANT cairn_app TO %I', current_user);
    EXCEPTION WHEN insufficient_privilege THEN
      RAISE EXCEPTION 'The login % is not a member of the database role cairn_app and may not make itself one.', current_user
        USING ERRCODE = 'insufficient_privilege',
              HINT = format('As an administrator of the server, run: GRANT cairn_app TO %I;', current_user);
    END;
  END IF;
END
$$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO cairn_app;
--> statement-breakpoint
-- All tables and sequences that this login makes from now on; narrower rights are set in 0002_guards.sql.
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO cairn_app;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO cairn_app;
--> statement-breakpoint
-- Both are trusted extensions: the owner of a database may create them without being superuser.
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;
