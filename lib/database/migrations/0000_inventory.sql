CREATE SEQUENCE "public"."image_revision" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "answers" (
	"connection_id" text NOT NULL,
	"region_id" text NOT NULL,
	"image_id" text NOT NULL,
	"kind" text NOT NULL,
	"operation" text NOT NULL,
	"part" integer NOT NULL,
	"request_id" text,
	"received_at" timestamp with time zone NOT NULL,
	"body" text NOT NULL,
	CONSTRAINT "answers_connection_id_region_id_image_id_kind_operation_part_pk" PRIMARY KEY("connection_id","region_id","image_id","kind","operation","part")
);
--> statement-breakpoint
CREATE TABLE "connections" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"dialect" text NOT NULL,
	"regions" text[] NOT NULL,
	"sealed_credentials" text,
	"key_hint" text NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "connections_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "images" (
	"connection_id" text NOT NULL,
	"region_id" text NOT NULL,
	"image_id" text NOT NULL,
	"group_name" text NOT NULL,
	"ownership" text NOT NULL,
	"digest" text NOT NULL,
	"listed" text NOT NULL,
	"listed_at" timestamp with time zone NOT NULL,
	"detailed" text,
	"detailed_at" timestamp with time zone,
	"sharing" text,
	"asked_at" timestamp with time zone,
	"ask_failure" text,
	"shown" text NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_listed_at" timestamp with time zone,
	"missing_passes" integer DEFAULT 0 NOT NULL,
	"gone_at" timestamp with time zone,
	"revision" bigint NOT NULL,
	CONSTRAINT "images_connection_id_region_id_image_id_pk" PRIMARY KEY("connection_id","region_id","image_id")
);
--> statement-breakpoint
CREATE TABLE "passes" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"connection_id" text NOT NULL,
	"region_id" text NOT NULL,
	"group_name" text NOT NULL,
	"number" integer NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"outcome" text NOT NULL,
	"pages" integer DEFAULT 0 NOT NULL,
	"images" integer DEFAULT 0 NOT NULL,
	"written" integer DEFAULT 0 NOT NULL,
	"failure" text
);
--> statement-breakpoint
CREATE TABLE "quotas" (
	"connection_id" text NOT NULL,
	"region_id" text NOT NULL,
	"name" text NOT NULL,
	"used" integer,
	"quota_limit" integer,
	"asked_at" timestamp with time zone NOT NULL,
	"failure" text,
	CONSTRAINT "quotas_connection_id_region_id_name_pk" PRIMARY KEY("connection_id","region_id","name")
);
--> statement-breakpoint
CREATE TABLE "scopes" (
	"connection_id" text NOT NULL,
	"region_id" text NOT NULL,
	"group_name" text NOT NULL,
	"pass_number" integer DEFAULT 0 NOT NULL,
	"attempted_at" timestamp with time zone,
	"complete_at" timestamp with time zone,
	"running_since" timestamp with time zone,
	"failing_since" timestamp with time zone,
	"failure" text,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "scopes_connection_id_region_id_group_name_pk" PRIMARY KEY("connection_id","region_id","group_name")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "images" ADD CONSTRAINT "images_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotas" ADD CONSTRAINT "quotas_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scopes" ADD CONSTRAINT "scopes_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "images_by_revision" ON "images" USING btree ("revision");--> statement-breakpoint
CREATE INDEX "images_by_scope" ON "images" USING btree ("connection_id","region_id","group_name");--> statement-breakpoint
CREATE INDEX "passes_by_scope" ON "passes" USING btree ("connection_id","region_id","group_name","number");