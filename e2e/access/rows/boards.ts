import { expects, type Read, read, self } from "../row";

const PAGE = expects({ anonymous: "sign-in", viewer: "OK", admin: "OK" });
const FILE = expects({ anonymous: "401", viewer: "OK", admin: "OK" });

/** The boards over the whole inventory, and their files. */
export const BOARDS: readonly Read[] = [
  read(
    "app/(signed-in)/matrix/page.tsx",
    () => "/matrix",
    PAGE,
    ({ image }) => image.regionId,
  ),
  read(
    "app/api/matrix/route.ts GET",
    () => "/api/matrix?format=json",
    FILE,
    () => '"fields": [',
  ),
  read(
    "app/(signed-in)/headroom/page.tsx",
    () => "/headroom",
    PAGE,
    ({ image }) => image.regionId,
  ),
  read(
    "app/api/headroom/route.ts GET",
    () => "/api/headroom?format=json",
    FILE,
    () => '"fields": [',
  ),
  read(
    "app/(signed-in)/runway/page.tsx",
    () => "/runway",
    PAGE,
    (world, principal) => self(world, principal).email,
  ),
  read(
    "app/api/runway/route.ts GET",
    () => "/api/runway?format=json",
    FILE,
    () => '"fields": [',
  ),
  read(
    "app/(signed-in)/tidy/page.tsx",
    () => "/tidy",
    PAGE,
    (world, principal) => self(world, principal).email,
  ),
  read(
    "app/api/tidy/route.ts GET",
    () => "/api/tidy?format=json",
    FILE,
    () => '"fields": [',
  ),
];
