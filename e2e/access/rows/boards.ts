import { expects, type Read, read } from "../row";

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
    () => '"fields"',
  ),
];
