CREATE TABLE "export_limits" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"times" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "last_views" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"address" text NOT NULL,
	"used_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "views" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" uuid,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "export_limits" ADD CONSTRAINT "export_limits_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "last_views" ADD CONSTRAINT "last_views_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "views" ADD CONSTRAINT "views_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "views_own_name" ON "views" USING btree ("owner_id",lower("name")) WHERE "views"."owner_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "views_team_name" ON "views" USING btree (lower("name")) WHERE "views"."owner_id" is null;