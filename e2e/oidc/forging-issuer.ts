import { createHmac, createSign, generateKeyPairSync, type KeyObject } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

type Json = Record<string, unknown>;

/** What the issuer shall lie about. */
export type Forgery = {
  /** Over the true claims; null takes a claim away. */
  claims?: Json;
  seal?: "true" | "other key" | "none" | "client secret" | "public key";
  userinfo?: Json;
  /** What the discovery document says of itself. */
  issuer?: string;
};

export type ForgingIssuer = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  forgery: Forgery;
  /** The nonce of the sign-in that is on its way. */
  nonce: string;
  stop(): Promise<void>;
};

/** An issuer that signs whatever it is told to, and takes any code. No page: the test makes the way back itself. */
export async function startForgingIssuer(): Promise<ForgingIssuer> {
  const own = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const other = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const server = createServer((request, response) => {
    const { issuer } = state;
    const answers: Record<string, () => Json> = {
      "/.well-known/openid-configuration": () => ({
        issuer: state.forgery.issuer ?? issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/keys`,
      }),
      "/keys": () => ({
        keys: [{ ...own.publicKey.export({ format: "jwk" }), kid: "one", use: "sig", alg: "RS256" }],
      }),
      "/token": () => ({
        access_token: "access",
        token_type: "Bearer",
        id_token: idToken(state, own, other),
      }),
      "/userinfo": () => ({ sub: "ada", ...state.forgery.userinfo }),
    };
    const answer = answers[request.url ?? ""];
    response.writeHead(answer ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(answer?.() ?? {}));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const state: ForgingIssuer = {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    clientId: "nephoscope",
    clientSecret: "a-client-secret-of-a-test-issuer",
    forgery: {},
    nonce: "",
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return state;
}

type Pair = { publicKey: KeyObject; privateKey: KeyObject };

function idToken({ issuer, clientId, clientSecret, forgery, nonce }: ForgingIssuer, own: Pair, other: Pair) {
  const now = Math.floor(Date.now() / 1000);
  const claims: Json = {
    iss: issuer,
    sub: "ada",
    aud: clientId,
    iat: now,
    exp: now + 300,
    auth_time: now,
    nonce,
    email: "ada@example.com",
    email_verified: true,
    groups: ["admins"],
    ...forgery.claims,
  };
  for (const [name, value] of Object.entries(claims)) if (value === null) delete claims[name];
  const { seal = "true" } = forgery;
  const algorithm = seal === "none" ? "none" : seal === "true" || seal === "other key" ? "RS256" : "HS256";
  const text = `${part({ alg: algorithm, kid: "one" })}.${part(claims)}`;
  const secret =
    seal === "client secret" ? clientSecret : own.publicKey.export({ format: "pem", type: "spki" });
  const key = seal === "other key" ? other.privateKey : own.privateKey;
  if (algorithm === "none") return `${text}.`;
  const signature =
    algorithm === "RS256"
      ? createSign("sha256").update(text).sign(key, "base64url")
      : createHmac("sha256", secret).update(text).digest("base64url");
  return `${text}.${signature}`;
}

function part(value: Json): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
