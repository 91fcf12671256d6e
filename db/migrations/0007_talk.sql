CREATE TABLE "checkpoint_comments" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"checkpoint_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"text" text NOT NULL,
	"mention_ids" uuid[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	"edited_at" timestamp (6) with time zone,
	"deleted_at" timestamp (6) with time zone,
	"deleted_by" uuid,
	"changed_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "checkpoint_comments_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "checkpoint_comments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "checkpoint_todos" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"checkpoint_id" uuid NOT NULL,
	"title" text NOT NULL,
	"assignee_id" uuid,
	"due_on" date,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	"done_by" uuid,
	"done_at" timestamp (6) with time zone,
	CONSTRAINT "checkpoint_todos_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "checkpoint_todos" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "run_checkpoints" ADD COLUMN "require_todos_done" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "deck_checkpoints" ADD COLUMN "require_todos_done" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "checkpoint_comments" ADD CONSTRAINT "checkpoint_comments_checkpoint" FOREIGN KEY ("tenant_id","checkpoint_id") REFERENCES "public"."run_checkpoints"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkpoint_comments" ADD CONSTRAINT "checkpoint_comments_author" FOREIGN KEY ("tenant_id","author_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkpoint_comments" ADD CONSTRAINT "checkpoint_comments_deleted_by" FOREIGN KEY ("tenant_id","deleted_by") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkpoint_todos" ADD CONSTRAINT "checkpoint_todos_checkpoint" FOREIGN KEY ("tenant_id","checkpoint_id") REFERENCES "public"."run_checkpoints"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkpoint_todos" ADD CONSTRAINT "checkpoint_todos_assignee" FOREIGN KEY ("tenant_id","assignee_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkpoint_todos" ADD CONSTRAINT "checkpoint_todos_created_by" FOREIGN KEY ("tenant_id","created_by") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkpoint_todos" ADD CONSTRAINT "checkpoint_todos_done_by" FOREIGN KEY ("tenant_id","done_by") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "checkpoint_comments_newest" ON "checkpoint_comments" USING btree ("tenant_id","checkpoint_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "checkpoint_comments_changed" ON "checkpoint_comments" USING btree ("tenant_id","run_id","changed_at");--> statement-breakpoint
CREATE INDEX "checkpoint_todos_in_order" ON "checkpoint_todos" USING btree ("tenant_id","checkpoint_id","created_at","id");--> statement-breakpoint
CREATE INDEX "checkpoint_todos_of_run" ON "checkpoint_todos" USING btree ("tenant_id","run_id");--> statement-breakpoint
CREATE POLICY "checkpoint_comments_tenant_only" ON "checkpoint_comments" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));--> statement-breakpoint
CREATE POLICY "checkpoint_todos_tenant_only" ON "checkpoint_todos" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));