-- What is printed can be printed again at any time: the copies are dropped, not moved.
TRUNCATE "run_protocols", "run_protocol_files";--> statement-breakpoint
DROP POLICY "run_protocol_files_tenant_only" ON "run_protocol_files" CASCADE;--> statement-breakpoint
DROP TABLE "run_protocol_files" CASCADE;--> statement-breakpoint
ALTER TABLE "run_protocols" ADD COLUMN "file_id" uuid;