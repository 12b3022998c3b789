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
CREATE TABLE "audit" (
	"number" bigint PRIMARY KEY NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"actor_id" text,
	"actor_email" text,
	"actor_role" text NOT NULL,
	"address" text,
	"action" text NOT NULL,
	"object_kind" text NOT NULL,
	"object_id" text,
	"object_name" text,
	"result" text NOT NULL,
	"request_id" text,
	"details_before" text,
	"details_after" text,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_ends" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"start" text NOT NULL,
	"rows" bigint NOT NULL,
	"last_hash" text NOT NULL,
	"key_id" text NOT NULL,
	"seal" text NOT NULL,
	CONSTRAINT "audit_ends_one_row" CHECK ("audit_ends"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "connections" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"dialect" text NOT NULL,
	"regions" text[] NOT NULL,
	"sealed_credentials" text,
	"key_hint" text NOT NULL,
	"account_id" text,
	"expires_at" timestamp with time zone,
	"endpoints" text,
	"state" text DEFAULT 'active' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"user_id" uuid NOT NULL,
	"email" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "identities_issuer_subject_pk" PRIMARY KEY("issuer","subject")
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
	"refusals" integer DEFAULT 0 NOT NULL,
	"refused_since" timestamp with time zone,
	"requested_at" timestamp with time zone,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "scopes_connection_id_region_id_group_name_pk" PRIMARY KEY("connection_id","region_id","group_name")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"method" text NOT NULL,
	"user_agent" text NOT NULL,
	"address" text,
	"created_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"proved_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "sessions_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "set_up_code" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"code_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "set_up_code_one_row" CHECK ("set_up_code"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" text NOT NULL,
	"delays" integer NOT NULL,
	"delay_until" timestamp with time zone,
	"touched_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
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
	"seen_at" timestamp with time zone,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "vault" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"key_id" text NOT NULL,
	"check_value" text NOT NULL,
	CONSTRAINT "vault_one_row" CHECK ("vault"."id" = 1)
);
--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "images" ADD CONSTRAINT "images_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotas" ADD CONSTRAINT "quotas_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scopes" ADD CONSTRAINT "scopes_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_links" ADD CONSTRAINT "user_links_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_by_time" ON "audit" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_by_actor" ON "audit" USING btree ("actor_email");--> statement-breakpoint
CREATE INDEX "audit_by_action" ON "audit" USING btree ("action");--> statement-breakpoint
CREATE INDEX "audit_by_object" ON "audit" USING btree ("object_kind","object_id");--> statement-breakpoint
CREATE UNIQUE INDEX "connections_name" ON "connections" USING btree (lower("name")) WHERE "connections"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "identities_by_user" ON "identities" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "images_by_revision" ON "images" USING btree ("revision");--> statement-breakpoint
CREATE INDEX "images_by_scope" ON "images" USING btree ("connection_id","region_id","group_name");--> statement-breakpoint
CREATE INDEX "passes_by_scope" ON "passes" USING btree ("connection_id","region_id","group_name","number");--> statement-breakpoint
CREATE INDEX "sessions_by_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "user_links_by_user" ON "user_links" USING btree ("user_id");