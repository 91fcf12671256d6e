CREATE TYPE "public"."run_protocol_status" AS ENUM('queued', 'rendering', 'finished', 'failed');--> statement-breakpoint
CREATE TABLE "run_protocol_files" (
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"protocol_id" uuid NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "run_protocol_files_tenant_id_protocol_id_pk" PRIMARY KEY("tenant_id","protocol_id")
);
--> statement-breakpoint
ALTER TABLE "run_protocol_files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "run_protocols" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"content_hash" text NOT NULL,
	"locale" text NOT NULL,
	"status" "run_protocol_status" DEFAULT 'queued' NOT NULL,
	"progress" integer DEFAULT 0 NOT NULL,
	"content" jsonb,
	"pages" integer,
	"size" integer,
	"queued_at" timestamp (6) with time zone NOT NULL,
	"finished_at" timestamp (6) with time zone,
	"used_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "run_protocols_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "run_protocols" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "run_links" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"pin_hash" text,
	"pin_tries" integer DEFAULT 0 NOT NULL,
	"pin_locked_until" timestamp (6) with time zone,
	"expires_at" timestamp (6) with time zone NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	"revoked_at" timestamp (6) with time zone,
	"opens" integer DEFAULT 0 NOT NULL,
	"last_opened_at" timestamp (6) with time zone,
	"opening_audited_at" timestamp (6) with time zone,
	CONSTRAINT "run_links_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "run_links" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "run_protocol_files" ADD CONSTRAINT "run_protocol_files_protocol" FOREIGN KEY ("tenant_id","protocol_id") REFERENCES "public"."run_protocols"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_protocols" ADD CONSTRAINT "run_protocols_run" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."runs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_links" ADD CONSTRAINT "run_links_run" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."runs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_links" ADD CONSTRAINT "run_links_created_by" FOREIGN KEY ("tenant_id","created_by") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "run_protocols_content" ON "run_protocols" USING btree ("tenant_id","run_id","locale","content_hash");--> statement-breakpoint
CREATE INDEX "run_protocols_unused" ON "run_protocols" USING btree ("tenant_id","used_at");--> statement-breakpoint
CREATE UNIQUE INDEX "run_links_token" ON "run_links" USING btree ("tenant_id","token_hash");--> statement-breakpoint
CREATE INDEX "run_links_of_run" ON "run_links" USING btree ("tenant_id","run_id","created_at");--> statement-breakpoint
CREATE POLICY "run_protocol_files_tenant_only" ON "run_protocol_files" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "run_protocols_tenant_only" ON "run_protocols" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "run_links_tenant_only" ON "run_links" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));