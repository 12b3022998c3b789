import { expect, test } from "./fixtures";

const NONCE = /script-src 'self' 'nonce-([^']+)' 'strict-dynamic'(;|$)/;

for (const path of ["/sign-in", "/images", "/images/tc-prod/ap-guangzhou/img-ordgold1", "/nowhere"]) {
  test.describe(path, () => {
    test.use({ person: path === "/sign-in" ? "nobody" : "viewer" });

    test("runs only scripts that carry the nonce of this very answer", async ({ request }) => {
      const nonces: string[] = [];
      for (let turn = 0; turn < 2; turn += 1) {
        const answer = await request.get(path);
        const policy = answer.headers()["content-security-policy"] ?? "";
        const nonce = NONCE.exec(policy)?.[1] ?? "";
        nonces.push(nonce);
        const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
        expect(scripts.length).toBeGreaterThan(0);
        for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
      }
      expect(nonces[0]).not.toBe("");
      expect(nonces[0]).not.toBe(nonces[1]);
    });

    test("forbids frames, plugins, other bases and other form targets", async ({ request }) => {
      const policy = (await request.get(path)).headers()["content-security-policy"] ?? "";
      for (const rule of [
        "default-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ]) {
        expect(policy.split("; ")).toContain(rule);
      }
      expect(policy).not.toContain("unsafe-eval");
      expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
    });

    test("carries the other headers and does not name its makers", async ({ request }) => {
      const headers = (await request.get(path)).headers();
      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=()",
      });
      expect(headers["cache-control"]).toContain("no-store");
      expect(headers["x-powered-by"]).toBeUndefined();
    });
  });
}

for (const person of ["viewer", "nobody"] as const) {
  test.describe(`the list's route, asked by ${person}`, () => {
    test.use({ person });

    test("is stored by nobody, and carries the headers of an answer that is no page", async ({ request }) => {
      const answer = await request.get("/api/images?limit=1");
      expect(answer.status()).toBe(person === "nobody" ? 401 : 200);
      expect(answer.headers()).toMatchObject({
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=()",
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
        "x-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
    });
  });
}

test("the sign-in's cookie is out of reach for scripts and other sites", async ({ context }) => {
  const cookie = (await context.cookies()).find(({ name }) => name.endsWith("nephoscope.session"));
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
});
