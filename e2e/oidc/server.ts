import { generateKeyPairSync, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

/** Somebody whom the issuer knows. Everything but `sub` is told as a claim. */
export type OidcPerson = {
  sub: string;
  email?: string;
  email_verified?: unknown;
  name?: string;
  groups?: string[];
};

export type OidcServer = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** By `sub`; may be changed while the server runs. */
  people: Map<string, OidcPerson>;
  stop(): Promise<void>;
};

/**
 * A real OpenID Connect issuer on loopback with one client. Its sign-in page has a button for each person. PKCE is
 * required, codes work once, and `max_age` is obeyed.
 */
export async function startOidcServer(options: {
  redirectUri: string;
  people: OidcPerson[];
  port?: number;
}): Promise<OidcServer> {
  const people = new Map(options.people.map((person) => [person.sub, person]));
  const clientId = "nephoscope";
  const clientSecret = randomBytes(24).toString("base64url");
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => {};
  const server = createServer((request, response) => handle(request, response));
  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const key = { ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256", kid: "one" };
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [options.redirectUri] }],
    jwks: { keys: [key] },
    cookies: { keys: [randomBytes(16).toString("hex")] },
    ttl: { AccessToken: 300, Grant: 3_600, IdToken: 300, Interaction: 300, Session: 3_600 },
    pkce: { required: () => true },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "groups"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, sub) => {
      const person = people.get(sub);
      return person && { accountId: sub, claims: () => ({ ...person }) };
    },
    // Nobody is asked whether the client may know them.
    async loadExistingGrant({ oidc }) {
      const { session, client } = oidc;
      if (!session?.accountId || !client) return undefined;
      const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  handle = (request, response) => {
    if (!request.url?.startsWith("/interaction/")) return void answer(request, response);
    askWho({ provider, people, request, response }).catch((error: unknown) => {
      response.writeHead(400).end(String(error));
    });
  };
  return {
    issuer,
    clientId,
    clientSecret,
    people,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function askWho({
  provider,
  people,
  request,
  response,
}: {
  provider: Provider;
  people: Map<string, OidcPerson>;
  request: IncomingMessage;
  response: ServerResponse;
}): Promise<void> {
  await provider.interactionDetails(request, response);
  if (request.method === "POST") {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const accountId = new URLSearchParams(Buffer.concat(chunks).toString()).get("sub");
    const result = accountId ? { login: { accountId } } : { error: "access_denied" };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    return;
  }
  const buttons = [...people.values()].map(
    ({ sub, name }) => `<button name="sub" value="${sub}">${name ?? sub}</button>`,
  );
  response.writeHead(200, { "content-type": "text/html" }).end(
    `<!doctype html><title>Test issuer</title><h1>Who are you?</h1>
     <form method="post">${buttons.join("\n")}<button name="sub" value="">Cancel</button></form>`,
  );
}
