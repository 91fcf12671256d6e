CREATE TYPE "public"."deck_share_level" AS ENUM('viewer', 'editor', 'admin');--> statement-breakpoint
CREATE TABLE "deck_shares" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"tenant_id" uuid DEFAULT current_setting('app.tenant_id')::uuid NOT NULL,
	"deck_id" uuid NOT NULL,
	"user_id" uuid,
	"department_id" uuid,
	"level" "deck_share_level" NOT NULL,
	"created_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "deck_shares_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "deck_shares_one" CHECK ((user_id is null) <> (department_id is null))
);
--> statement-breakpoint
ALTER TABLE "deck_shares" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "deck_shares" ADD CONSTRAINT "deck_shares_deck" FOREIGN KEY ("tenant_id","deck_id") REFERENCES "public"."decks"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deck_shares" ADD CONSTRAINT "deck_shares_user" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deck_shares" ADD CONSTRAINT "deck_shares_department" FOREIGN KEY ("tenant_id","department_id") REFERENCES "public"."departments"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "deck_shares_person" ON "deck_shares" USING btree ("tenant_id","deck_id","user_id") WHERE user_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "deck_shares_place" ON "deck_shares" USING btree ("tenant_id","deck_id","department_id") WHERE department_id is not null;--> statement-breakpoint
CREATE INDEX "deck_shares_of_user" ON "deck_shares" USING btree ("tenant_id","user_id");--> statement-breakpoint
CREATE INDEX "deck_shares_of_department" ON "deck_shares" USING btree ("tenant_id","department_id");--> statement-breakpoint
CREATE POLICY "deck_shares_tenant_only" ON "deck_shares" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select current_setting('app.tenant_id')::uuid)) WITH CHECK (tenant_id = (select current_setting('app.tenant_id')::uuid));