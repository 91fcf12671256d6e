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
ALTER TABLE "signature_pins" ADD CONSTRAINT "signature_pins_user" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "signature_pins_tenant_only" ON "signature_pins" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));