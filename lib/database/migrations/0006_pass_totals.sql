ALTER TABLE "passes" ADD COLUMN "told" integer;--> statement-breakpoint
ALTER TABLE "passes" ADD COLUMN "drift" integer DEFAULT 0 NOT NULL;