CREATE TABLE "run_escalation_hearers" (
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"told_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "run_escalation_hearers_tenant_id_run_id_user_id_pk" PRIMARY KEY("tenant_id","run_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "run_escalation_hearers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "run_escalation_hearers" ADD CONSTRAINT "run_escalation_hearers_run" FOREIGN KEY ("tenant_id","run_id") REFERENCES "public"."runs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_escalation_hearers" ADD CONSTRAINT "run_escalation_hearers_user" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "run_escalation_hearers_of_user" ON "run_escalation_hearers" USING btree ("tenant_id","user_id","run_id");--> statement-breakpoint
CREATE INDEX "run_checkpoints_late" ON "run_checkpoints" USING btree ("tenant_id","id") WHERE escalation_at is not null and escalation_rung >= 2;--> statement-breakpoint
CREATE POLICY "run_escalation_hearers_tenant_only" ON "run_escalation_hearers" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));