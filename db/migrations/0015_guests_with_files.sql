-- What is printed can be printed again at any time: the copies are dropped, not moved.
TRUNCATE "run_protocols", "run_protocol_files";--> statement-breakpoint
ALTER TABLE "run_protocol_files" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP POLICY "run_protocol_files_tenant_only" ON "run_protocol_files" CASCADE;--> statement-breakpoint
DROP TABLE "run_protocol_files" CASCADE;--> statement-breakpoint
ALTER TABLE "file_versions" ALTER COLUMN "uploaded_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "files" ALTER COLUMN "created_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "uploads" ALTER COLUMN "uploaded_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "checkpoint_files" ALTER COLUMN "added_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "guest_invitations" ALTER COLUMN "email" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "file_versions" ADD COLUMN "uploaded_by_link" uuid;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "uploaded_by_link" uuid;--> statement-breakpoint
ALTER TABLE "checkpoint_files" ADD COLUMN "added_by_guest" uuid;--> statement-breakpoint
ALTER TABLE "run_protocols" ADD COLUMN "file_id" uuid;--> statement-breakpoint
ALTER TABLE "checkpoint_files" ADD CONSTRAINT "checkpoint_files_added_by_guest" FOREIGN KEY ("tenant_id","added_by_guest") REFERENCES "public"."guest_invitations"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "uploads_of_link" ON "uploads" USING btree ("tenant_id","uploaded_by_link") WHERE uploaded_by_link is not null;--> statement-breakpoint
CREATE INDEX "checkpoint_files_of_guest" ON "checkpoint_files" USING btree ("tenant_id","added_by_guest") WHERE added_by_guest is not null;--> statement-breakpoint
CREATE INDEX "guest_invitations_addressed" ON "guest_invitations" USING btree ("tenant_id","created_at") WHERE email is not null;--> statement-breakpoint
ALTER TABLE "file_versions" ADD CONSTRAINT "file_versions_uploader" CHECK (num_nonnulls(uploaded_by, uploaded_by_link) = 1);--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_uploader" CHECK (num_nonnulls(uploaded_by, uploaded_by_link) = 1);--> statement-breakpoint
ALTER TABLE "checkpoint_files" ADD CONSTRAINT "checkpoint_files_adder" CHECK (num_nonnulls(added_by, added_by_guest) = 1);