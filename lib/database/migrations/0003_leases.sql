ALTER TABLE "scopes" ADD COLUMN "lease_holder" text;--> statement-breakpoint
ALTER TABLE "scopes" ADD COLUMN "lease_until" timestamp with time zone;