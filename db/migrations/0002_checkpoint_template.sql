CREATE TYPE "public"."assignee_mode" AS ENUM('any', 'all');--> statement-breakpoint
CREATE TYPE "public"."on_reject" AS ENUM('wait', 'cancel_run', 'continue');--> statement-breakpoint
ALTER TABLE "run_checkpoints" ADD COLUMN "assignee_mode" "assignee_mode" DEFAULT 'any' NOT NULL;--> statement-breakpoint
ALTER TABLE "run_checkpoints" ADD COLUMN "on_reject" "on_reject" DEFAULT 'wait' NOT NULL;--> statement-breakpoint
ALTER TABLE "run_checkpoints" ADD COLUMN "subtasks" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "run_checkpoints" ADD COLUMN "fields" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "run_checkpoints" ADD COLUMN "field_values" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "run_checkpoints" ADD COLUMN "confirmations" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "deck_checkpoints" ADD COLUMN "assignee_mode" "assignee_mode" DEFAULT 'any' NOT NULL;--> statement-breakpoint
ALTER TABLE "deck_checkpoints" ADD COLUMN "on_reject" "on_reject" DEFAULT 'wait' NOT NULL;--> statement-breakpoint
ALTER TABLE "deck_checkpoints" ADD COLUMN "subtasks" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "deck_checkpoints" ADD COLUMN "fields" jsonb DEFAULT '[]'::jsonb NOT NULL;