DROP INDEX "decks_newest";--> statement-breakpoint
CREATE INDEX "decks_active_newest" ON "decks" USING btree ("tenant_id","updated_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE status = 'active';--> statement-breakpoint
CREATE INDEX "decks_archived_newest" ON "decks" USING btree ("tenant_id","updated_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE status = 'archived';