CREATE TYPE "public"."schedule_misfire" AS ENUM('latest', 'all', 'none');--> statement-breakpoint
CREATE TYPE "public"."schedule_overlap" AS ENUM('allow', 'skip');--> statement-breakpoint
CREATE TABLE "schedule_occurrences" (
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"schedule_id" uuid NOT NULL,
	"due_at" timestamp (6) with time zone NOT NULL,
	"run_id" uuid,
	"skipped_because" text,
	"late" boolean NOT NULL,
	"handled_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "schedule_occurrences_tenant_id_schedule_id_due_at_pk" PRIMARY KEY("tenant_id","schedule_id","due_at"),
	CONSTRAINT "schedule_occurrences_one" CHECK ((run_id is null) <> (skipped_because is null))
);
--> statement-breakpoint
ALTER TABLE "schedule_occurrences" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "run_schedules" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"deck_id" uuid NOT NULL,
	"starter_id" uuid NOT NULL,
	"title" text NOT NULL,
	"rule" jsonb NOT NULL,
	"time_zone" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"misfire" "schedule_misfire" DEFAULT 'latest' NOT NULL,
	"overlap" "schedule_overlap" DEFAULT 'allow' NOT NULL,
	"next_due_at" timestamp (6) with time zone,
	"suspended_at" timestamp (6) with time zone,
	"suspended_reason" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	"updated_at" timestamp (6) with time zone NOT NULL,
	"deleted_at" timestamp (6) with time zone,
	CONSTRAINT "run_schedules_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "run_schedules" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "schedule_id" uuid;--> statement-breakpoint
ALTER TABLE "schedule_occurrences" ADD CONSTRAINT "schedule_occurrences_schedule" FOREIGN KEY ("tenant_id","schedule_id") REFERENCES "public"."run_schedules"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_occurrences" ADD CONSTRAINT "schedule_occurrences_run" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."runs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_schedules" ADD CONSTRAINT "run_schedules_deck" FOREIGN KEY ("tenant_id","deck_id") REFERENCES "public"."decks"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_schedules" ADD CONSTRAINT "run_schedules_starter" FOREIGN KEY ("tenant_id","starter_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "schedule_occurrences_of_run" ON "schedule_occurrences" USING btree ("tenant_id","run_id") WHERE run_id is not null;--> statement-breakpoint
CREATE INDEX "run_schedules_due" ON "run_schedules" USING btree ("tenant_id","next_due_at","id") WHERE next_due_at is not null;--> statement-breakpoint
CREATE INDEX "run_schedules_soonest" ON "run_schedules" USING btree ("tenant_id",coalesce(next_due_at, '9999-12-31 00:00:00+00'::timestamptz),"id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "run_schedules_of_deck" ON "run_schedules" USING btree ("tenant_id","deck_id");--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_schedule" FOREIGN KEY ("tenant_id","schedule_id") REFERENCES "public"."run_schedules"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "runs_of_schedule" ON "runs" USING btree ("tenant_id","schedule_id") WHERE schedule_id is not null;--> statement-breakpoint
CREATE POLICY "schedule_occurrences_tenant_only" ON "schedule_occurrences" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "run_schedules_tenant_only" ON "run_schedules" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));