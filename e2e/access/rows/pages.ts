import { EVERYBODY, expects, NOBODY, type Read, read, self } from "../row";
import { NO_ACCOUNT } from "../world";

const PAGE = expects({ anonymous: "sign-in", viewer: "OK", admin: "OK" });
const ADMIN_PAGE = expects({ anonymous: "sign-in", viewer: "403", admin: "OK" });

/** The pages. */
export const PAGES: readonly Read[] = [
  read(
    "app/page.tsx",
    () => "/",
    expects({ anonymous: "to /images", viewer: "to /images", admin: "to /images" }),
  ),
  read(
    "app/sign-in/page.tsx",
    () => "/sign-in",
    expects({ anonymous: "OK", viewer: "to /images", admin: "to /images" }),
  ),
  read(
    "app/welcome/page.tsx",
    () => "/welcome",
    expects({ anonymous: "to /sign-in", viewer: "404", admin: "404" }),
  ),
  read(
    "app/invite/[token]/page.tsx",
    ({ invited }) => `/invite/${invited.token}`,
    expects({ anonymous: "OK", viewer: "404", admin: "404" }),
  ),
  read("app/invite/[token]/page.tsx", () => `/invite/${"A".repeat(43)}`, NOBODY),
  read("app/invite/[token]/page.tsx", () => "/invite/[token]", NOBODY),
  read(
    "app/s/[token]/page.tsx",
    ({ shared }) => `/s/${shared.token}`,
    EVERYBODY,
    ({ image }) => image.name,
  ),

  read(
    "app/(signed-in)/images/page.tsx",
    () => "/images",
    PAGE,
    ({ image }) => image.name,
  ),
  read(
    "app/(signed-in)/images/[connectionId]/[regionId]/[imageId]/page.tsx",
    ({ image }) => `/images/${image.connectionId}/${image.regionId}/${image.imageId}`,
    PAGE,
    ({ image }) => image.name,
  ),
  read(
    "app/(signed-in)/images/[connectionId]/[regionId]/[imageId]/page.tsx",
    () => "/images/no/such/image",
    expects({ anonymous: "sign-in", viewer: "404", admin: "404" }),
  ),
  read(
    "app/(signed-in)/compare/page.tsx",
    () => "/compare",
    PAGE,
    (world, principal) => self(world, principal).email,
  ),
  read(
    "app/(signed-in)/me/page.tsx",
    () => "/me",
    PAGE,
    (world, principal) => self(world, principal).email,
  ),
  read(
    "app/(signed-in)/seen/[id]/page.tsx",
    ({ shared }) => `/seen/${shared.seenId}`,
    PAGE,
    ({ image }) => image.name,
  ),
  read(
    "app/(signed-in)/me/links/page.tsx",
    () => "/me/links",
    PAGE,
    (world, principal) => self(world, principal).email,
  ),
  read(
    "app/(signed-in)/admin/links/page.tsx",
    () => "/admin/links",
    ADMIN_PAGE,
    ({ image }) => image.name,
  ),
  read(
    "app/(signed-in)/proved/page.tsx",
    () => "/proved",
    PAGE,
    (world, principal) => self(world, principal).email,
  ),
  read(
    "app/(signed-in)/admin/accounts/page.tsx",
    () => "/admin/accounts",
    ADMIN_PAGE,
    ({ account }) => account.name,
  ),
  read(
    "app/(signed-in)/admin/accounts/new/page.tsx",
    () => "/admin/accounts/new",
    ADMIN_PAGE,
    ({ account }) => account.name,
  ),
  read(
    "app/(signed-in)/admin/accounts/[connectionId]/page.tsx",
    ({ account }) => `/admin/accounts/${account.id}`,
    ADMIN_PAGE,
    ({ account }) => account.name,
  ),
  read(
    "app/(signed-in)/admin/accounts/[connectionId]/page.tsx",
    () => `/admin/accounts/${NO_ACCOUNT}`,
    // Whoever may not look at accounts does not learn which there are.
    expects({ anonymous: "sign-in", viewer: "403", admin: "404" }),
  ),
  read(
    "app/(signed-in)/admin/users/page.tsx",
    () => "/admin/users",
    ADMIN_PAGE,
    ({ invited }) => invited.email,
  ),
  read(
    "app/(signed-in)/admin/audit/page.tsx",
    // The newest rows are the tests' own; those on one person stay few.
    ({ invited }) => `/admin/audit?object=user&id=${invited.id}`,
    ADMIN_PAGE,
    ({ invited }) => invited.email,
  ),
  read(
    "app/(signed-in)/admin/settings/page.tsx",
    () => "/admin/settings",
    ADMIN_PAGE,
    ({ approvedHost }) => approvedHost,
  ),
];
