CREATE TYPE "public"."mail_status" AS ENUM('waiting', 'sent', 'kept', 'failed');--> statement-breakpoint
CREATE TYPE "public"."permission_scope" AS ENUM('own', 'department', 'all');--> statement-breakpoint
CREATE TYPE "public"."user_status" AS ENUM('invited', 'active', 'inactive');--> statement-breakpoint
CREATE TYPE "public"."checkpoint_status" AS ENUM('pending', 'active', 'completed', 'rejected', 'skipped');--> statement-breakpoint
CREATE TYPE "public"."approval_mode" AS ENUM('any', 'all');--> statement-breakpoint
CREATE TYPE "public"."confirmation_type" AS ENUM('simple_ok', 'yes_no', 'accept_reject');--> statement-breakpoint
CREATE TYPE "public"."deck_status" AS ENUM('active', 'archived');--> statement-breakpoint
CREATE TYPE "public"."approval_decision" AS ENUM('approve', 'rework', 'reject');--> statement-breakpoint
CREATE TYPE "public"."run_status" AS ENUM('pending', 'active', 'paused', 'awaiting_final_approval', 'completed', 'rejected', 'cancelled');--> statement-breakpoint
CREATE TABLE "audit_heads" (
	"tenant_id" uuid PRIMARY KEY DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"next_seq" bigint NOT NULL,
	"chain" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_heads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_log" (
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"seq" bigint NOT NULL,
	"record" "bytea" NOT NULL,
	"leaf" "bytea" NOT NULL,
	"chain" "bytea" NOT NULL,
	"at" timestamp (6) with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"target" text NOT NULL,
	CONSTRAINT "audit_log_tenant_id_seq_pk" PRIMARY KEY("tenant_id","seq")
);
--> statement-breakpoint
ALTER TABLE "audit_log" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_payload" (
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"seq" bigint NOT NULL,
	"salt" "bytea" NOT NULL,
	"body" text NOT NULL,
	"ip" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "audit_payload_tenant_id_seq_pk" PRIMARY KEY("tenant_id","seq")
);
--> statement-breakpoint
ALTER TABLE "audit_payload" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mails" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"to_address" text NOT NULL,
	"to_name" text NOT NULL,
	"user_id" uuid,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"text_body" text NOT NULL,
	"html_body" text NOT NULL,
	"status" "mail_status" DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"created_at" timestamp (6) with time zone NOT NULL,
	"sent_at" timestamp (6) with time zone,
	CONSTRAINT "mails_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "mails" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notification_settings" (
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"type" text NOT NULL,
	"by_mail" boolean NOT NULL,
	CONSTRAINT "notification_settings_tenant_id_user_id_type_pk" PRIMARY KEY("tenant_id","user_id","type")
);
--> statement-breakpoint
ALTER TABLE "notification_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"type" text NOT NULL,
	"cause" text NOT NULL,
	"path" text NOT NULL,
	"data" jsonb NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	"read_at" timestamp (6) with time zone,
	CONSTRAINT "notifications_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "notifications" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "dead_jobs" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"job_id" text NOT NULL,
	"name" text NOT NULL,
	"event_type" text,
	"payload" jsonb NOT NULL,
	"attempts" integer NOT NULL,
	"last_error" text NOT NULL,
	"failed_at" timestamp (6) with time zone NOT NULL,
	"retried_at" timestamp (6) with time zone,
	"dismissed_at" timestamp (6) with time zone,
	CONSTRAINT "dead_jobs_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "dead_jobs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "effects" (
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"key" text NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "effects_tenant_id_key_pk" PRIMARY KEY("tenant_id","key")
);
--> statement-breakpoint
ALTER TABLE "effects" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"actor" text NOT NULL,
	"key" text NOT NULL,
	"command" text NOT NULL,
	"request_hash" text NOT NULL,
	"response" jsonb NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_tenant_id_actor_key_pk" PRIMARY KEY("tenant_id","actor","key")
);
--> statement-breakpoint
ALTER TABLE "idempotency_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"data" jsonb NOT NULL,
	"request_id" text NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	"sent_at" timestamp (6) with time zone,
	CONSTRAINT "outbox_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "outbox" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"bucket" text NOT NULL,
	"key" text NOT NULL,
	"window_start" timestamp (6) with time zone NOT NULL,
	"hits" integer NOT NULL,
	CONSTRAINT "rate_limits_tenant_id_bucket_key_window_start_pk" PRIMARY KEY("tenant_id","bucket","key","window_start")
);
--> statement-breakpoint
ALTER TABLE "rate_limits" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "role_permissions" (
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"role_id" uuid NOT NULL,
	"permission" text NOT NULL,
	"scope" "permission_scope" NOT NULL,
	CONSTRAINT "role_permissions_tenant_id_role_id_permission_pk" PRIMARY KEY("tenant_id","role_id","permission")
);
--> statement-breakpoint
ALTER TABLE "role_permissions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "roles" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"built_in" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "roles_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "roles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"hint" text NOT NULL,
	"scopes" jsonb NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	"expires_at" timestamp (6) with time zone,
	"last_used_at" timestamp (6) with time zone,
	"revoked_at" timestamp (6) with time zone,
	CONSTRAINT "api_tokens_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "api_tokens" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" uuid,
	"created_at" timestamp (6) with time zone NOT NULL,
	"expires_at" timestamp (6) with time zone NOT NULL,
	"accepted_at" timestamp (6) with time zone,
	"revoked_at" timestamp (6) with time zone,
	CONSTRAINT "invitations_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "invitations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"token_hash" text NOT NULL,
	"user_id" uuid NOT NULL,
	"token_version" integer NOT NULL,
	"csrf_token" text NOT NULL,
	"factors" text[] NOT NULL,
	"ip" text,
	"user_agent" text,
	"authenticated_at" timestamp (6) with time zone NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	"last_seen_at" timestamp (6) with time zone NOT NULL,
	"expires_at" timestamp (6) with time zone NOT NULL,
	"revoked_at" timestamp (6) with time zone,
	CONSTRAINT "sessions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenants" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text DEFAULT 'Europe/Berlin' NOT NULL,
	"locale" text DEFAULT 'de' NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "tenants" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "departments" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"name" text NOT NULL,
	"parent_id" uuid,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	"updated_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "departments_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "departments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "user_departments" (
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"department_id" uuid NOT NULL,
	"is_lead" boolean DEFAULT false NOT NULL,
	CONSTRAINT "user_departments_tenant_id_user_id_department_id_pk" PRIMARY KEY("tenant_id","user_id","department_id")
);
--> statement-breakpoint
ALTER TABLE "user_departments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"job_title" text,
	"phone" text,
	"locale" text DEFAULT 'de' NOT NULL,
	"time_zone" text DEFAULT 'Europe/Berlin' NOT NULL,
	"role_id" uuid NOT NULL,
	"status" "user_status" DEFAULT 'invited' NOT NULL,
	"password_hash" text,
	"token_version" integer DEFAULT 1 NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	"updated_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "users_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "users" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "run_checkpoint_assignees" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"checkpoint_id" uuid NOT NULL,
	"user_id" uuid,
	"department_id" uuid,
	CONSTRAINT "run_checkpoint_assignees_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "run_checkpoint_assignees" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "run_checkpoints" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"key" text NOT NULL,
	"order_index" integer NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"instructions" text NOT NULL,
	"confirmation_type" "confirmation_type" NOT NULL,
	"require_note" boolean NOT NULL,
	"require_signoff_name" boolean NOT NULL,
	"condition" jsonb,
	"status" "checkpoint_status" DEFAULT 'pending' NOT NULL,
	"value" text,
	"note" text,
	"signoff_name" text,
	"rejection_reason" text,
	"decided_by" uuid,
	"decided_at" timestamp (6) with time zone,
	"revision" integer DEFAULT 1 NOT NULL,
	"activation" integer DEFAULT 0 NOT NULL,
	"sla_limit_seconds" integer,
	"sla_warn_before_seconds" integer,
	"sla_activated_at" timestamp (6) with time zone,
	"sla_accumulated_active_seconds" double precision DEFAULT 0 NOT NULL,
	"sla_due_at" timestamp (6) with time zone,
	"overdue_at" timestamp (6) with time zone,
	CONSTRAINT "run_checkpoints_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "run_checkpoints" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sla_escalations" (
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"checkpoint_id" uuid NOT NULL,
	"activation" integer NOT NULL,
	"rung" integer NOT NULL,
	"due_at" timestamp (6) with time zone NOT NULL,
	"sent_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "sla_escalations_tenant_id_checkpoint_id_activation_rung_pk" PRIMARY KEY("tenant_id","checkpoint_id","activation","rung")
);
--> statement-breakpoint
ALTER TABLE "sla_escalations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "deck_checkpoints" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"deck_id" uuid NOT NULL,
	"key" text NOT NULL,
	"order_index" integer NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"instructions" text DEFAULT '' NOT NULL,
	"confirmation_type" "confirmation_type" NOT NULL,
	"assignees" jsonb NOT NULL,
	"require_note" boolean DEFAULT false NOT NULL,
	"require_signoff_name" boolean DEFAULT false NOT NULL,
	"sla_limit_minutes" integer,
	"sla_warn_before_minutes" integer,
	"condition" jsonb,
	CONSTRAINT "deck_checkpoints_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "deck_checkpoints" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "deck_final_approvers" (
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"deck_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "deck_final_approvers_tenant_id_deck_id_user_id_pk" PRIMARY KEY("tenant_id","deck_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "deck_final_approvers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "deck_lanes" (
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"deck_id" uuid NOT NULL,
	"order_index" integer NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	CONSTRAINT "deck_lanes_tenant_id_deck_id_order_index_pk" PRIMARY KEY("tenant_id","deck_id","order_index")
);
--> statement-breakpoint
ALTER TABLE "deck_lanes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "deck_versions" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"deck_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"snapshot" text NOT NULL,
	"sha256" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"published_by" uuid NOT NULL,
	"published_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "deck_versions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "deck_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "decks" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"status" "deck_status" DEFAULT 'active' NOT NULL,
	"owner_id" uuid NOT NULL,
	"department_id" uuid,
	"approval_mode" "approval_mode" DEFAULT 'any' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"current_version" integer,
	"lane_count" integer DEFAULT 0 NOT NULL,
	"checkpoint_count" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	"updated_at" timestamp (6) with time zone NOT NULL,
	"archived_at" timestamp (6) with time zone,
	CONSTRAINT "decks_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "decks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "run_approval_decisions" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"user_id" uuid NOT NULL,
	"decision" "approval_decision" NOT NULL,
	"reason" text,
	"decided_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "run_approval_decisions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "run_approval_decisions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "run_events" (
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"type" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"checkpoint_id" uuid,
	"data" jsonb NOT NULL,
	"at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "run_events_tenant_id_run_id_seq_pk" PRIMARY KEY("tenant_id","run_id","seq")
);
--> statement-breakpoint
ALTER TABLE "run_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "run_final_approvers" (
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "run_final_approvers_tenant_id_run_id_user_id_pk" PRIMARY KEY("tenant_id","run_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "run_final_approvers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "run_numbers" (
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "run_numbers_tenant_id_year_pk" PRIMARY KEY("tenant_id","year")
);
--> statement-breakpoint
ALTER TABLE "run_numbers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "runs" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"number" text NOT NULL,
	"title" text NOT NULL,
	"status" "run_status" NOT NULL,
	"outcome" text,
	"deck_id" uuid NOT NULL,
	"deck_version_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"deck_title" text NOT NULL,
	"department_id" uuid,
	"started_by" uuid NOT NULL,
	"subject_type" text,
	"subject_id" uuid,
	"lane_titles" jsonb NOT NULL,
	"approval_mode" "approval_mode" NOT NULL,
	"approval_round" integer DEFAULT 1 NOT NULL,
	"parent_run_id" uuid,
	"parent_run_checkpoint_id" uuid,
	"root_run_id" uuid NOT NULL,
	"depth" integer DEFAULT 0 NOT NULL,
	"cloned_from" uuid,
	"reason" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"event_seq" integer DEFAULT 0 NOT NULL,
	"checkpoint_count" integer NOT NULL,
	"finished_checkpoints" integer DEFAULT 0 NOT NULL,
	"open_checkpoints" integer DEFAULT 0 NOT NULL,
	"next_due_at" timestamp (6) with time zone,
	"created_at" timestamp (6) with time zone NOT NULL,
	"started_at" timestamp (6) with time zone,
	"ended_at" timestamp (6) with time zone,
	"archived_at" timestamp (6) with time zone,
	"tab" text GENERATED ALWAYS AS (case when archived_at is not null then 'archive'
                 when status = 'cancelled' then 'cancelled'
                 when status in ('completed', 'rejected') then 'done'
                 else 'active' end) STORED NOT NULL,
	CONSTRAINT "runs_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_user" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_settings" ADD CONSTRAINT "notification_settings_user" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_permissions" ADD CONSTRAINT "role_permissions_role" FOREIGN KEY ("tenant_id","role_id") REFERENCES "public"."roles"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_user" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_user" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departments" ADD CONSTRAINT "departments_parent" FOREIGN KEY ("tenant_id","parent_id") REFERENCES "public"."departments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_departments" ADD CONSTRAINT "user_departments_user" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_departments" ADD CONSTRAINT "user_departments_department" FOREIGN KEY ("tenant_id","department_id") REFERENCES "public"."departments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_role" FOREIGN KEY ("tenant_id","role_id") REFERENCES "public"."roles"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_checkpoint_assignees" ADD CONSTRAINT "run_checkpoint_assignees_checkpoint" FOREIGN KEY ("tenant_id","checkpoint_id") REFERENCES "public"."run_checkpoints"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_checkpoint_assignees" ADD CONSTRAINT "run_checkpoint_assignees_user" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_checkpoint_assignees" ADD CONSTRAINT "run_checkpoint_assignees_department" FOREIGN KEY ("tenant_id","department_id") REFERENCES "public"."departments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_checkpoints" ADD CONSTRAINT "run_checkpoints_run" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."runs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_checkpoints" ADD CONSTRAINT "run_checkpoints_decided_by" FOREIGN KEY ("tenant_id","decided_by") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sla_escalations" ADD CONSTRAINT "sla_escalations_checkpoint" FOREIGN KEY ("tenant_id","checkpoint_id") REFERENCES "public"."run_checkpoints"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deck_checkpoints" ADD CONSTRAINT "deck_checkpoints_lane" FOREIGN KEY ("tenant_id","deck_id","order_index") REFERENCES "public"."deck_lanes"("tenant_id","deck_id","order_index") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deck_final_approvers" ADD CONSTRAINT "deck_final_approvers_deck" FOREIGN KEY ("tenant_id","deck_id") REFERENCES "public"."decks"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deck_final_approvers" ADD CONSTRAINT "deck_final_approvers_user" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deck_lanes" ADD CONSTRAINT "deck_lanes_deck" FOREIGN KEY ("tenant_id","deck_id") REFERENCES "public"."decks"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deck_versions" ADD CONSTRAINT "deck_versions_deck" FOREIGN KEY ("tenant_id","deck_id") REFERENCES "public"."decks"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decks" ADD CONSTRAINT "decks_owner" FOREIGN KEY ("tenant_id","owner_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decks" ADD CONSTRAINT "decks_department" FOREIGN KEY ("tenant_id","department_id") REFERENCES "public"."departments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_approval_decisions" ADD CONSTRAINT "run_approval_decisions_run" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."runs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_approval_decisions" ADD CONSTRAINT "run_approval_decisions_user" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_events" ADD CONSTRAINT "run_events_run" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."runs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_final_approvers" ADD CONSTRAINT "run_final_approvers_run" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."runs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_final_approvers" ADD CONSTRAINT "run_final_approvers_user" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_deck" FOREIGN KEY ("tenant_id","deck_id") REFERENCES "public"."decks"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_deck_version" FOREIGN KEY ("tenant_id","deck_version_id") REFERENCES "public"."deck_versions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_department" FOREIGN KEY ("tenant_id","department_id") REFERENCES "public"."departments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_starter" FOREIGN KEY ("tenant_id","started_by") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_root" FOREIGN KEY ("tenant_id","root_run_id") REFERENCES "public"."runs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_log_by_target" ON "audit_log" USING btree ("tenant_id","target","seq");--> statement-breakpoint
CREATE INDEX "audit_log_by_action" ON "audit_log" USING btree ("tenant_id","action","seq");--> statement-breakpoint
CREATE INDEX "audit_log_by_actor" ON "audit_log" USING btree ("tenant_id","actor","seq");--> statement-breakpoint
CREATE INDEX "mails_newest" ON "mails" USING btree ("tenant_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "mails_waiting" ON "mails" USING btree ("tenant_id","created_at") WHERE status = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "notifications_cause" ON "notifications" USING btree ("tenant_id","user_id","type","cause");--> statement-breakpoint
CREATE INDEX "notifications_newest" ON "notifications" USING btree ("tenant_id","user_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "notifications_unread" ON "notifications" USING btree ("tenant_id","user_id") WHERE read_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "dead_jobs_job" ON "dead_jobs" USING btree ("tenant_id","job_id");--> statement-breakpoint
CREATE INDEX "dead_jobs_open" ON "dead_jobs" USING btree ("tenant_id","failed_at") WHERE retried_at is null and dismissed_at is null;--> statement-breakpoint
CREATE INDEX "effects_age" ON "effects" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "idempotency_keys_age" ON "idempotency_keys" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("tenant_id","created_at","id") WHERE sent_at is null;--> statement-breakpoint
CREATE INDEX "outbox_sent" ON "outbox" USING btree ("tenant_id","sent_at") WHERE sent_at is not null;--> statement-breakpoint
CREATE INDEX "rate_limits_age" ON "rate_limits" USING btree ("tenant_id","window_start");--> statement-breakpoint
CREATE UNIQUE INDEX "roles_key" ON "roles" USING btree ("tenant_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "api_tokens_hash" ON "api_tokens" USING btree ("tenant_id","token_hash");--> statement-breakpoint
CREATE INDEX "api_tokens_of_user" ON "api_tokens" USING btree ("tenant_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_token" ON "invitations" USING btree ("tenant_id","token_hash");--> statement-breakpoint
CREATE INDEX "invitations_of_user" ON "invitations" USING btree ("tenant_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_token" ON "sessions" USING btree ("tenant_id","token_hash");--> statement-breakpoint
CREATE INDEX "sessions_of_user" ON "sessions" USING btree ("tenant_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tenants_slug" ON "tenants" USING btree ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "departments_name" ON "departments" USING btree ("tenant_id",lower("name"));--> statement-breakpoint
CREATE INDEX "departments_children" ON "departments" USING btree ("tenant_id","parent_id");--> statement-breakpoint
CREATE INDEX "user_departments_members" ON "user_departments" USING btree ("tenant_id","department_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree ("tenant_id",lower("email"));--> statement-breakpoint
CREATE INDEX "users_by_name" ON "users" USING btree ("tenant_id","name","id");--> statement-breakpoint
CREATE UNIQUE INDEX "run_checkpoint_assignees_person" ON "run_checkpoint_assignees" USING btree ("tenant_id","checkpoint_id","user_id") WHERE user_id is not null;--> statement-breakpoint
CREATE INDEX "run_checkpoint_assignees_of_step" ON "run_checkpoint_assignees" USING btree ("tenant_id","checkpoint_id");--> statement-breakpoint
CREATE INDEX "run_checkpoint_assignees_of_user" ON "run_checkpoint_assignees" USING btree ("tenant_id","user_id","run_id");--> statement-breakpoint
CREATE INDEX "run_checkpoint_assignees_of_run" ON "run_checkpoint_assignees" USING btree ("tenant_id","run_id");--> statement-breakpoint
CREATE UNIQUE INDEX "run_checkpoints_key" ON "run_checkpoints" USING btree ("tenant_id","run_id","key");--> statement-breakpoint
CREATE INDEX "run_checkpoints_order" ON "run_checkpoints" USING btree ("tenant_id","run_id","order_index","position");--> statement-breakpoint
CREATE INDEX "run_checkpoints_due" ON "run_checkpoints" USING btree ("tenant_id","sla_due_at") WHERE sla_due_at is not null and overdue_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "deck_checkpoints_key" ON "deck_checkpoints" USING btree ("tenant_id","deck_id","key");--> statement-breakpoint
CREATE INDEX "deck_checkpoints_order" ON "deck_checkpoints" USING btree ("tenant_id","deck_id","order_index","position");--> statement-breakpoint
CREATE UNIQUE INDEX "deck_versions_number" ON "deck_versions" USING btree ("tenant_id","deck_id","number");--> statement-breakpoint
CREATE INDEX "decks_newest" ON "decks" USING btree ("tenant_id","status","updated_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "decks_of_owner" ON "decks" USING btree ("tenant_id","owner_id");--> statement-breakpoint
CREATE INDEX "decks_of_department" ON "decks" USING btree ("tenant_id","department_id");--> statement-breakpoint
CREATE INDEX "decks_title" ON "decks" USING gin ("tenant_id","title" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "run_approval_decisions_once" ON "run_approval_decisions" USING btree ("tenant_id","run_id","round","user_id");--> statement-breakpoint
CREATE INDEX "run_final_approvers_of_user" ON "run_final_approvers" USING btree ("tenant_id","user_id","run_id");--> statement-breakpoint
CREATE UNIQUE INDEX "runs_number" ON "runs" USING btree ("tenant_id","number");--> statement-breakpoint
CREATE INDEX "runs_newest" ON "runs" USING btree ("tenant_id","tab","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "runs_of_deck" ON "runs" USING btree ("tenant_id","deck_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "runs_of_department" ON "runs" USING btree ("tenant_id","department_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "runs_of_starter" ON "runs" USING btree ("tenant_id","started_by","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "runs_words" ON "runs" USING gin ("tenant_id",(title || ' ' || number) gin_trgm_ops);--> statement-breakpoint
CREATE POLICY "audit_heads_tenant_only" ON "audit_heads" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "audit_log_tenant_only" ON "audit_log" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "audit_payload_tenant_only" ON "audit_payload" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "mails_tenant_only" ON "mails" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "notification_settings_tenant_only" ON "notification_settings" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "notifications_tenant_only" ON "notifications" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "dead_jobs_tenant_only" ON "dead_jobs" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "effects_tenant_only" ON "effects" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "idempotency_keys_tenant_only" ON "idempotency_keys" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "outbox_tenant_only" ON "outbox" AS PERMISSIVE FOR ALL TO "laufkarte_app", "laufkarte_backup", "laufkarte_owner" USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "outbox_relay" ON "outbox" AS PERMISSIVE FOR ALL TO "laufkarte_relay" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "rate_limits_tenant_only" ON "rate_limits" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "role_permissions_tenant_only" ON "role_permissions" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "roles_tenant_only" ON "roles" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "api_tokens_tenant_only" ON "api_tokens" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "invitations_tenant_only" ON "invitations" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "sessions_tenant_only" ON "sessions" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "tenants_itself_only" ON "tenants" AS PERMISSIVE FOR ALL TO "laufkarte_app", "laufkarte_backup", "laufkarte_owner" USING (id = nullif(current_setting('app.tenant_id', true), '')::uuid or slug = current_setting('app.tenant_slug', true)) WITH CHECK (id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "tenants_relay" ON "tenants" AS PERMISSIVE FOR SELECT TO "laufkarte_relay" USING (true);--> statement-breakpoint
CREATE POLICY "departments_tenant_only" ON "departments" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "user_departments_tenant_only" ON "user_departments" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "users_tenant_only" ON "users" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "run_checkpoint_assignees_tenant_only" ON "run_checkpoint_assignees" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "run_checkpoints_tenant_only" ON "run_checkpoints" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "sla_escalations_tenant_only" ON "sla_escalations" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "deck_checkpoints_tenant_only" ON "deck_checkpoints" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "deck_final_approvers_tenant_only" ON "deck_final_approvers" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "deck_lanes_tenant_only" ON "deck_lanes" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "deck_versions_tenant_only" ON "deck_versions" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "decks_tenant_only" ON "decks" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "run_approval_decisions_tenant_only" ON "run_approval_decisions" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "run_events_tenant_only" ON "run_events" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "run_final_approvers_tenant_only" ON "run_final_approvers" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "run_numbers_tenant_only" ON "run_numbers" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "runs_tenant_only" ON "runs" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));