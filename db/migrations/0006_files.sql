CREATE TABLE "file_versions" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"blob_id" uuid NOT NULL,
	"name" text NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"uploaded_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "file_versions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "file_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "files" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"current_version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "files_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "storage_usage" (
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"used_bytes" bigint DEFAULT 0 NOT NULL,
	"reserved_bytes" bigint DEFAULT 0 NOT NULL,
	"quota_bytes" bigint,
	CONSTRAINT "storage_usage_tenant_id_pk" PRIMARY KEY("tenant_id")
);
--> statement-breakpoint
ALTER TABLE "storage_usage" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stored_blobs" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"sha256" text NOT NULL,
	"size" bigint NOT NULL,
	"kind" text NOT NULL,
	"mime" text NOT NULL,
	"storage_key" text NOT NULL,
	"preview_state" text DEFAULT 'none' NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "stored_blobs_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "stored_blobs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "uploads" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"purpose" jsonb NOT NULL,
	"name" text NOT NULL,
	"size" bigint NOT NULL,
	"received" bigint DEFAULT 0 NOT NULL,
	"part_keys" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	"expires_at" timestamp (6) with time zone NOT NULL,
	"sha256" text,
	"kind" text,
	"mime" text,
	"version_id" uuid,
	CONSTRAINT "uploads_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "uploads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "checkpoint_files" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"checkpoint_id" uuid NOT NULL,
	"slot_key" text,
	"file_id" uuid NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp (6) with time zone NOT NULL,
	"removed_by" uuid,
	"removed_at" timestamp (6) with time zone,
	CONSTRAINT "checkpoint_files_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "checkpoint_files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "deck_files" (
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"deck_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"added_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "deck_files_tenant_id_deck_id_version_id_pk" PRIMARY KEY("tenant_id","deck_id","version_id")
);
--> statement-breakpoint
ALTER TABLE "deck_files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "run_checkpoints" ADD COLUMN "file_slots" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "run_checkpoints" ADD COLUMN "reference_files" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "deck_checkpoints" ADD COLUMN "file_slots" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "deck_checkpoints" ADD COLUMN "reference_files" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "file_versions" ADD CONSTRAINT "file_versions_file" FOREIGN KEY ("tenant_id","file_id") REFERENCES "public"."files"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_versions" ADD CONSTRAINT "file_versions_blob" FOREIGN KEY ("tenant_id","blob_id") REFERENCES "public"."stored_blobs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_versions" ADD CONSTRAINT "file_versions_uploaded_by" FOREIGN KEY ("tenant_id","uploaded_by") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_created_by" FOREIGN KEY ("tenant_id","created_by") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_uploaded_by" FOREIGN KEY ("tenant_id","uploaded_by") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_version" FOREIGN KEY ("tenant_id","version_id") REFERENCES "public"."file_versions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkpoint_files" ADD CONSTRAINT "checkpoint_files_run" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."runs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkpoint_files" ADD CONSTRAINT "checkpoint_files_checkpoint" FOREIGN KEY ("tenant_id","checkpoint_id") REFERENCES "public"."run_checkpoints"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkpoint_files" ADD CONSTRAINT "checkpoint_files_file" FOREIGN KEY ("tenant_id","file_id") REFERENCES "public"."files"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkpoint_files" ADD CONSTRAINT "checkpoint_files_added_by" FOREIGN KEY ("tenant_id","added_by") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkpoint_files" ADD CONSTRAINT "checkpoint_files_removed_by" FOREIGN KEY ("tenant_id","removed_by") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deck_files" ADD CONSTRAINT "deck_files_deck" FOREIGN KEY ("tenant_id","deck_id") REFERENCES "public"."decks"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deck_files" ADD CONSTRAINT "deck_files_version" FOREIGN KEY ("tenant_id","version_id") REFERENCES "public"."file_versions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "file_versions_number" ON "file_versions" USING btree ("tenant_id","file_id","number");--> statement-breakpoint
CREATE INDEX "file_versions_of_blob" ON "file_versions" USING btree ("tenant_id","blob_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stored_blobs_content" ON "stored_blobs" USING btree ("tenant_id","sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "stored_blobs_key" ON "stored_blobs" USING btree ("tenant_id","storage_key");--> statement-breakpoint
CREATE INDEX "uploads_expired" ON "uploads" USING btree ("tenant_id","expires_at");--> statement-breakpoint
CREATE INDEX "uploads_waiting" ON "uploads" USING btree ("tenant_id","uploaded_by") WHERE version_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX "checkpoint_files_of_file" ON "checkpoint_files" USING btree ("tenant_id","file_id");--> statement-breakpoint
CREATE INDEX "checkpoint_files_of_run" ON "checkpoint_files" USING btree ("tenant_id","run_id");--> statement-breakpoint
CREATE INDEX "checkpoint_files_of_step" ON "checkpoint_files" USING btree ("tenant_id","checkpoint_id") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "deck_files_of_version" ON "deck_files" USING btree ("tenant_id","version_id");--> statement-breakpoint
CREATE POLICY "file_versions_tenant_only" ON "file_versions" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "files_tenant_only" ON "files" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "storage_usage_tenant_only" ON "storage_usage" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "stored_blobs_tenant_only" ON "stored_blobs" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "uploads_tenant_only" ON "uploads" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "checkpoint_files_tenant_only" ON "checkpoint_files" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "deck_files_tenant_only" ON "deck_files" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));