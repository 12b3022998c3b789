import { EVERYBODY, expects, type Form, NOBODY, type Read, read, self } from "../row";
import { NO_ACCOUNT, type World } from "../world";

const JSON_READ = expects({ anonymous: "401", viewer: "OK", admin: "OK" });
const ADMIN_READ = expects({ anonymous: "401", viewer: "403", admin: "OK" });

const IMAGE = "app/api/images/[connectionId]/[regionId]/[imageId]";
const imageAddress = ({ connectionId, regionId, imageId }: World["image"]) =>
  `/api/images/${connectionId}/${regionId}/${imageId}`;

const AUTH = "app/api/auth/[...nextauth]/route.ts";

/** The routes that are read. */
export const ROUTES: readonly Read[] = [
  read("app/api/health/route.ts GET", () => "/api/health", EVERYBODY),
  read("app/api/ready/route.ts GET", () => "/api/ready", EVERYBODY),
  read(
    "app/api/ready/detail/route.ts GET",
    () => "/api/ready/detail",
    ADMIN_READ,
    () => '"outOfOrder":',
  ),
  read(
    "app/api/metrics/route.ts GET",
    () => "/api/metrics",
    ADMIN_READ,
    () => "nephoscope_build_info{",
  ),
  read(
    "app/api/images/route.ts GET",
    () => "/api/images?limit=1",
    JSON_READ,
    ({ image }) => image.name,
  ),
  read(
    "app/api/images/values/route.ts GET",
    () => "/api/images/values?facet=region&find=a",
    JSON_READ,
    () => '{"facet":"region"',
  ),
  read(
    "app/api/images/export/route.ts GET",
    ({ image }) => `/api/images/export?format=json&q=${encodeURIComponent(image.imageId)}`,
    JSON_READ,
    ({ image }) => image.name,
  ),
  read(
    `${IMAGE}/route.ts GET`,
    ({ image }) => imageAddress(image),
    JSON_READ,
    ({ image }) => image.name,
  ),
  read(
    `${IMAGE}/route.ts GET`,
    () => "/api/images/no/such/image",
    expects({ anonymous: "401", viewer: "404", admin: "404" }),
  ),
  read(
    `${IMAGE}/history/route.ts GET`,
    ({ image }) => `${imageAddress(image)}/history`,
    JSON_READ,
    () => '{"changes":[',
  ),
  read(
    `${IMAGE}/elsewhere/route.ts GET`,
    ({ image }) => `${imageAddress(image)}/elsewhere`,
    JSON_READ,
    () => '{"copies":[',
  ),
  read(
    "app/api/events/route.ts GET",
    () => "/api/events",
    JSON_READ,
    () => "data: pulse",
  ),
  read(
    "app/api/views/route.ts GET",
    () => "/api/views",
    JSON_READ,
    () => '{"own":[',
  ),
  read(
    "app/api/links/route.ts GET",
    () => "/api/links",
    JSON_READ,
    () => '{"openLinks":',
  ),
  read(
    "app/api/compare/route.ts GET",
    ({ image: { connectionId, regionId, imageId } }) =>
      `/api/compare?format=json&image=${connectionId}.${regionId}.${imageId}`,
    JSON_READ,
    ({ image }) => image.name,
  ),
  read(
    "app/api/accounts/route.ts GET",
    () => "/api/accounts",
    ADMIN_READ,
    ({ account }) => account.name,
  ),
  read(
    "app/api/accounts/[connectionId]/route.ts GET",
    ({ account }) => `/api/accounts/${account.id}`,
    ADMIN_READ,
    ({ account }) => account.name,
  ),
  read(
    "app/api/accounts/[connectionId]/route.ts GET",
    () => `/api/accounts/${NO_ACCOUNT}`,
    expects({ anonymous: "401", viewer: "403", admin: "404" }),
  ),
  read(
    "app/api/accounts/[connectionId]/leaving/route.ts GET",
    ({ account }) => `/api/accounts/${account.id}/leaving`,
    ADMIN_READ,
    () => '"tombstones"',
  ),
  read(
    "app/api/accounts/proofs/[jobId]/route.ts GET",
    ({ proofJobId }) => `/api/accounts/proofs/${proofJobId}`,
    // A proof is its admin's own.
    expects({ anonymous: "401", viewer: "403", admin: "OK", otherAdmins: "404" }),
    () => '"plannedRegions"',
  ),
  read(
    "app/api/audit/route.ts GET",
    () => "/api/audit?format=jsonl",
    ADMIN_READ,
    ({ invited }) => invited.email,
  ),
  read(
    "app/api/audit/route.ts GET",
    () => "/api/audit?format=csv",
    ADMIN_READ,
    ({ invited }) => invited.email,
  ),

  read(
    `${AUTH} GET`,
    () => "/api/auth/csrf",
    EVERYBODY,
    () => '"csrfToken"',
  ),
  // The library's other doors are walls.
  ...["session", "providers", "signin", "signout", "error", "verify-request", "callback/password"].map(
    (door) => read(`${AUTH} GET`, () => `/api/auth/${door}`, NOBODY),
  ),
  // Without a sign-in provider its doors are walls as well.
  read(`${AUTH} GET`, () => "/api/auth/callback/oidc?code=x&state=y", NOBODY),
];

/** The forms of the sign-in: all that is posted to a route. */
export const FORMS: readonly Form[] = [
  form("signin/oidc", () => ({ callbackUrl: "/" }), { expected: NOBODY }),
  form("_log", () => ({}), { expected: NOBODY }),
  form(
    "callback/password",
    (world, principal) => {
      const { email, password } = self(world, principal);
      return { email, password };
    },
    {
      expected: expects({ anonymous: "OK", viewer: "OK", admin: "OK", disabled: "401" }),
      spends: true,
    },
  ),
  form("signout", () => ({}), { expected: EVERYBODY, spends: true }),
];

function form(door: string, fields: Form["fields"], rest: Pick<Form, "expected" | "spends">): Form {
  return { kind: "form", entry: `${AUTH} POST`, door, fields, ...rest };
}
