DROP INDEX "run_checkpoints_due";--> statement-breakpoint
ALTER TABLE "run_checkpoints" ADD COLUMN "escalation_rung" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "run_checkpoints" ADD COLUMN "escalation_at" timestamp (6) with time zone;--> statement-breakpoint
-- Whatever runs now goes on from where it stands: changing the type rewrites the rows of every tenant, past row security.
ALTER TABLE "run_checkpoints" ALTER COLUMN "escalation_rung" TYPE integer USING case when overdue_at is null then 1 else 2 end;--> statement-breakpoint
ALTER TABLE "run_checkpoints" ALTER COLUMN "escalation_at" TYPE timestamp (6) with time zone USING case when overdue_at is null then sla_due_at else sla_due_at + interval '4 hours' end;--> statement-breakpoint
CREATE INDEX "run_checkpoints_escalation" ON "run_checkpoints" USING btree ("tenant_id","escalation_at") WHERE escalation_at is not null;