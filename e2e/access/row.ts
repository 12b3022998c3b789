import type { Principal } from "./principals";
import type { Act, World } from "./world";

/**
 * What somebody is answered. For actions `OK` means that the act was let through, whatever it then said about its
 * target; `proof`: that the password is asked for first. `sign-in`: to the sign-in page, and back here afterwards.
 */
export type Outcome = "OK" | "sign-in" | "401" | "403" | "404" | "405" | "proof" | `to ${string}`;

export type Expected = Record<Principal, Outcome>;

type Common = {
  /** Entry of the product, as `product.ts` names it; null for an address where there is nothing. */
  entry: string | null;
  expected: Expected;
  /** Ends sign-ins of those who may: they sign in again afterwards. */
  spends?: true;
};

/** A GET of a page or a route. */
export type Read = Common & {
  kind: "read";
  address: (world: World) => string;
  /** What only an answer to somebody who may contains: proof that it was told, or that it was not. */
  tells?: (world: World, principal: Principal) => string;
};

/** A form of `/api/auth/…`. */
export type Form = Common & {
  kind: "form";
  door: string;
  fields: (world: World, principal: Principal) => Record<string, string>;
};

export type Action = Common & {
  kind: "action";
  file: string;
  name: string;
  /** A page that has the action. */
  page: string | ((world: World) => string);
  /** What would do the most harm, for those who may not. */
  tempting: (world: World) => unknown[];
  /** What changes nothing that other rows need, for those who may. */
  harmless: (world: World, principal: Principal) => unknown[];
  /** What the harmless call is answered: that it came as far as this proves that it was let through. */
  answer: Record<string, unknown>;
};

/** Anything else, at an address where nothing must be. */
export type Nothing = Common & { kind: "nothing"; method: string; address: (world: World) => string };

export type Row = Read | Form | Action | Nothing;

export function read(
  entry: string,
  address: Read["address"],
  expected: Expected,
  tells?: Read["tells"],
): Read {
  return { kind: "read", entry, address, expected, ...(tells && { tells }) };
}

export function action(
  file: string,
  name: string,
  rest: Omit<Action, "kind" | "entry" | "file" | "name">,
): Action {
  return { kind: "action", entry: `${file} ${name}`, file, name, ...rest };
}

/** Who is disabled, or whose sign-in was ended, is a stranger unless said otherwise. */
export function expects(who: {
  anonymous: Outcome;
  viewer: Outcome;
  admin: Outcome;
  unproved?: Outcome;
  otherAdmins?: Outcome;
  disabled?: Outcome;
}): Expected {
  const { anonymous, viewer, admin, otherAdmins = admin, disabled = anonymous } = who;
  const { unproved = otherAdmins } = who;
  return {
    anonymous,
    viewer,
    "second viewer": viewer,
    admin,
    "second admin": otherAdmins,
    unproved,
    disabled,
    ended: anonymous,
  };
}

export const EVERYBODY = expects({ anonymous: "OK", viewer: "OK", admin: "OK" });
export const NOBODY = expects({ anonymous: "404", viewer: "404", admin: "404" });

/** The person that a principal is, or was before; for strangers the one whom they would like to be. */
export function self({ people }: World, principal: Principal): World["people"]["admin"] {
  return people[principal in people ? (principal as keyof typeof people) : "admin"];
}

/** The action of a row and the page that it is called from. */
export function actOf({ file, name, page }: Action, world: World): Act {
  return { file, name, page: typeof page === "string" ? page : page(world) };
}

/** An address for a test's title, where no world exists yet: its parts that depend on one are left open. */
export function title(address: (world: World) => string): string {
  const open = new Proxy({}, { get: (_, name): unknown => (name === Symbol.toPrimitive ? () => "…" : open) });
  // Only ever turned into text.
  return address(open as World);
}
