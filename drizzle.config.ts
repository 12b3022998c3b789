import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: "./lib/database/tables/index.ts",
  out: "./lib/database/migrations",
});
