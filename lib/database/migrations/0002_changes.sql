CREATE TABLE "changes" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"connection_id" text NOT NULL,
	"region_id" text NOT NULL,
	"image_id" text NOT NULL,
	"kind" text NOT NULL,
	"fields" text DEFAULT '[]' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "images" ADD COLUMN "told_digest" text;--> statement-breakpoint
ALTER TABLE "changes" ADD CONSTRAINT "changes_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "changes_by_time" ON "changes" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "changes_by_image" ON "changes" USING btree ("connection_id","region_id","image_id","id");