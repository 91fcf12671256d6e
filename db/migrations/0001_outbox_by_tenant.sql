DROP INDEX "outbox_waiting";--> statement-breakpoint
DROP INDEX "outbox_sent";--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("tenant_id","created_at","id") WHERE sent_at is null;--> statement-breakpoint
CREATE INDEX "outbox_sent" ON "outbox" USING btree ("tenant_id","sent_at") WHERE sent_at is not null;