import type { Role } from "@/lib/domain/role";
import type { Act } from "../proof/outcome";

/** A one-time link, told once. `expiresAt` is ISO 8601. */
export type IssuedLink = { url: string; expiresAt: string };

type OfUser = { userId: string };

/** What an admin may do to people. All of it asks for a recent proof. */
export type UserActs = {
  invite: Act<{ email: string; name: string; role: Role }, IssuedLink>;
  inviteAgain: Act<OfUser, IssuedLink>;
  reset: Act<OfUser, IssuedLink>;
  changeRole: Act<OfUser & { role: Role }>;
  disable: Act<OfUser>;
  enable: Act<OfUser>;
  remove: Act<OfUser>;
};

/** A person as an admin sees them. Moments are ISO 8601. */
export type Person = {
  id: string;
  name: string;
  email: string;
  role: Role;
  state: "active" | "invited" | "disabled";
  signsInBy: ("password" | "oidc")[];
  /** The sign-in provider says whether they are admin. */
  roleManaged: boolean;
  seenAt: string | null;
  openLink: { kind: "invitation" | "reset"; expiresAt: string } | null;
  /** Whoever looks. */
  self: boolean;
};
