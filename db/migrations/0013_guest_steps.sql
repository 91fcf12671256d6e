CREATE TABLE "guest_invitations" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"checkpoint_id" uuid NOT NULL,
	"activation" integer NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"token_hash" text NOT NULL,
	"pin_hash" text,
	"pin_tries" integer DEFAULT 0 NOT NULL,
	"pin_locked_until" timestamp (6) with time zone,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	"expires_at" timestamp (6) with time zone NOT NULL,
	"used_at" timestamp (6) with time zone,
	"revoked_at" timestamp (6) with time zone,
	CONSTRAINT "guest_invitations_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "guest_invitations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "guest_invitations" ADD CONSTRAINT "guest_invitations_run" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."runs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guest_invitations" ADD CONSTRAINT "guest_invitations_checkpoint" FOREIGN KEY ("tenant_id","checkpoint_id") REFERENCES "public"."run_checkpoints"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guest_invitations" ADD CONSTRAINT "guest_invitations_invited_by" FOREIGN KEY ("tenant_id","invited_by") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "guest_invitations_token" ON "guest_invitations" USING btree ("tenant_id","token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "guest_invitations_open" ON "guest_invitations" USING btree ("tenant_id","checkpoint_id","activation","email") WHERE used_at is null and revoked_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "guest_invitations_used" ON "guest_invitations" USING btree ("tenant_id","checkpoint_id","activation") WHERE used_at is not null;--> statement-breakpoint
CREATE INDEX "guest_invitations_of_step" ON "guest_invitations" USING btree ("tenant_id","checkpoint_id","activation");--> statement-breakpoint
CREATE POLICY "guest_invitations_tenant_only" ON "guest_invitations" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));