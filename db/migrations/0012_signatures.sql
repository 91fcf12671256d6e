CREATE TABLE "signature_pins" (
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"set_at" timestamp (6) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp (6) with time zone,
	CONSTRAINT "signature_pins_tenant_id_user_id_pk" PRIMARY KEY("tenant_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "signature_pins" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "file_signatures" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"checkpoint_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"field_key" text NOT NULL,
	"field" jsonb NOT NULL,
	"signed_by" uuid NOT NULL,
	"signed_at" timestamp (6) with time zone NOT NULL,
	"printed_name" text NOT NULL,
	"mark" jsonb NOT NULL,
	"statement" text NOT NULL,
	"statement_sha256" text NOT NULL,
	CONSTRAINT "file_signatures_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "file_signatures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "signed_copies" (
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"signatures" integer DEFAULT 0 NOT NULL,
	"storage_key" text,
	"sha256" text,
	"size" integer,
	"made_at" timestamp (6) with time zone,
	CONSTRAINT "signed_copies_tenant_id_version_id_pk" PRIMARY KEY("tenant_id","version_id")
);
--> statement-breakpoint
ALTER TABLE "signed_copies" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "signature_pins" ADD CONSTRAINT "signature_pins_user" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_signatures" ADD CONSTRAINT "file_signatures_run" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."runs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_signatures" ADD CONSTRAINT "file_signatures_checkpoint" FOREIGN KEY ("tenant_id","checkpoint_id") REFERENCES "public"."run_checkpoints"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_signatures" ADD CONSTRAINT "file_signatures_file" FOREIGN KEY ("tenant_id","file_id") REFERENCES "public"."files"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_signatures" ADD CONSTRAINT "file_signatures_version" FOREIGN KEY ("tenant_id","version_id") REFERENCES "public"."file_versions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_signatures" ADD CONSTRAINT "file_signatures_signed_by" FOREIGN KEY ("tenant_id","signed_by") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signed_copies" ADD CONSTRAINT "signed_copies_version" FOREIGN KEY ("tenant_id","version_id") REFERENCES "public"."file_versions"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "file_signatures_field" ON "file_signatures" USING btree ("tenant_id","version_id","field_key");--> statement-breakpoint
CREATE INDEX "file_signatures_of_file" ON "file_signatures" USING btree ("tenant_id","file_id");--> statement-breakpoint
CREATE POLICY "signature_pins_tenant_only" ON "signature_pins" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "file_signatures_tenant_only" ON "file_signatures" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "signed_copies_tenant_only" ON "signed_copies" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));