CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"tries" text NOT NULL,
	"touched_ms" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "share_links" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"token_hash" text,
	"connection_id" text NOT NULL,
	"region_id" text NOT NULL,
	"image_id" text NOT NULL,
	"dialect" text NOT NULL,
	"image_name" text,
	"picture" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"maker_name" text NOT NULL,
	"maker_email" text NOT NULL,
	"expires_at" timestamp with time zone,
	"view_limit" integer,
	"views" integer DEFAULT 0 NOT NULL,
	"last_opened_at" timestamp with time zone,
	"note" text,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "share_links_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "share_links" ADD CONSTRAINT "share_links_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "share_links_by_maker" ON "share_links" USING btree ("created_by","created_at");--> statement-breakpoint
CREATE INDEX "share_links_by_time" ON "share_links" USING btree ("created_at");