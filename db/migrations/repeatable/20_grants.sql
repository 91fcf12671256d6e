-- What each role may do. Everything is taken away first, so that this file is the whole truth.
revoke all on all tables in schema public from public, laufkarte_app, laufkarte_relay, laufkarte_sealer, laufkarte_backup;
revoke all on all functions in schema public from laufkarte_relay, laufkarte_sealer, laufkarte_backup;

grant usage on schema public to laufkarte_app, laufkarte_relay, laufkarte_sealer, laufkarte_backup;

grant select, insert, update, delete on all tables in schema public to laufkarte_app;

-- Write once, read many: the audit tables take rows from audit_append() alone.
revoke insert, update, delete on audit_heads, audit_log, audit_payload from laufkarte_app;
-- History is appended, never changed.
revoke update, delete on deck_versions, run_events, sla_escalations, run_approval_decisions, file_signatures from laufkarte_app;
-- Tenants are made and renamed, not removed, by the application.
revoke delete on tenants from laufkarte_app;

grant select, update (sent_at), delete on outbox to laufkarte_relay;
grant select (id) on tenants to laufkarte_relay;

grant select on audit_heads, audit_log to laufkarte_sealer;
grant select on all tables in schema public to laufkarte_backup;

-- Readiness compares what has been applied with what this code needs.
grant usage on schema drizzle to laufkarte_app;
grant select on drizzle.__drizzle_migrations to laufkarte_app;
