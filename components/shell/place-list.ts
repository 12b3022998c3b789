import type { Role } from "@/lib/domain/role";

/** The places of the product. Those of admins are shown to nobody else; each page checks for itself all the same. */
export const PLACES = [
  { path: "/images", name: "images", role: "viewer" },
  { path: "/matrix", name: "matrix", role: "viewer" },
  { path: "/headroom", name: "headroom", role: "viewer" },
  { path: "/runway", name: "runway", role: "viewer" },
  { path: "/tidy", name: "tidy", role: "viewer" },
  { path: "/changes", name: "changes", role: "viewer" },
  { path: "/admin/accounts", name: "accounts", role: "admin" },
] as const satisfies readonly { path: string; name: string; role: Role }[];
