export const REFUSAL_STATUS = {
  /** E-mail and password do not fit, or that person may not sign in: one answer for all of it. */
  "sign-in-refused": 401,
  "password-wrong": 403,
  /** Too many failures; `waitSeconds` says how long. */
  wait: 429,
  /** Too many passwords are being checked at this moment. */
  busy: 503,
  "password-short": 400,
  "password-long": 400,
  "password-common": 400,
  "password-not-text": 400,
  "code-wrong": 403,
  "code-expired": 410,
  /** The installation has a user already. */
  "already-set-up": 409,
  "link-unknown": 404,
  "link-used": 410,
  "link-expired": 410,
  "email-taken": 409,
  "user-unknown": 404,
  "session-unknown": 404,
  /** Nobody would be left who can set things up. */
  "last-admin": 409,
  /** The sign-in provider says who is admin. */
  "role-managed": 409,
  /** A person who never joined has nothing to reset; they need an invitation. */
  "not-joined": 409,
  "already-joined": 409,
  /** OpenID Connect: the issuer did not confirm the e-mail address. */
  "oidc-email": 403,
  /** The address belongs to a person who signs in by password, or by another identity. */
  "oidc-taken": 409,
  /** Addresses of that domain may not sign in. */
  "oidc-domain": 403,
  /** The installation has no admin yet, and this person would not be one. */
  "oidc-not-set-up": 403,
  "oidc-disabled": 403,
  /** An admin decided who makes public links, and it is not this person. */
  "links-forbidden": 403,
  /** A public link would live longer than the installation allows. */
  "link-too-long": 400,
  /** What is to be shared is not stored here. */
  "image-unknown": 404,
  "share-unknown": 404,
  /** Nothing can be stored: an operator has to free some space. */
  "disk-full": 507,
  "too-many-feeds": 409,
  "feed-unknown": 404,
  "alert-unknown": 404,
  "target-unknown": 404,
  "too-many-targets": 409,
  /** A webhook would lead to a host that is not approved, or to no plain https address. */
  "target-address": 400,
} as const;

/** Why something was not done that people can do something about. Pages have a text for each. */
export type Refusal = keyof typeof REFUSAL_STATUS;
