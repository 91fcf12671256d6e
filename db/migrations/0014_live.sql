ALTER TABLE "outbox" ADD COLUMN "tells" text[];--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "written_in" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
CREATE INDEX "outbox_told" ON "outbox" USING btree ("written_in") WHERE tells is not null;--> statement-breakpoint
CREATE POLICY "outbox_through_functions" ON "outbox" AS PERMISSIVE FOR SELECT TO "laufkarte_owner" USING (true);