ALTER TABLE "run_checkpoints" ADD COLUMN "sub_deck_id" uuid;--> statement-breakpoint
ALTER TABLE "deck_checkpoints" ADD COLUMN "sub_deck_id" uuid;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "parent_activation" integer;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "ancestor_ids" uuid[] DEFAULT '{}'::uuid[] NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "paused_by_parent" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "sub_versions" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "deck_checkpoints" ADD CONSTRAINT "deck_checkpoints_sub_deck" FOREIGN KEY ("tenant_id","sub_deck_id") REFERENCES "public"."decks"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_parent" FOREIGN KEY ("tenant_id","parent_run_id") REFERENCES "public"."runs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deck_checkpoints_of_sub_deck" ON "deck_checkpoints" USING btree ("tenant_id","sub_deck_id") WHERE sub_deck_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "runs_one_per_activation" ON "runs" USING btree ("tenant_id","parent_run_checkpoint_id","parent_activation") WHERE parent_run_checkpoint_id is not null;--> statement-breakpoint
CREATE INDEX "runs_of_tree" ON "runs" USING btree ("tenant_id","root_run_id") WHERE depth > 0;