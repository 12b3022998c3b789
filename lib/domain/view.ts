/** Whose a saved view is: of the person who asks, or of everybody here. */
export const VIEW_OWNERS = ["me", "team"] as const;
export type ViewOwner = (typeof VIEW_OWNERS)[number];

/** A named state of the image list. `address` is the query of `/images`: filter, order and columns. */
export type SavedView = {
  id: string;
  owner: ViewOwner;
  name: string;
  address: string;
  /** Sent back with a change: an older one is refused instead of overwriting what somebody else changed. */
  revision: number;
  /** ISO 8601 UTC. */
  changedAt: string;
};

/** What one person sees of views. */
export type ViewShelf = {
  /** In the order of names. */
  own: SavedView[];
  team: SavedView[];
  /** The state of the list that this person used last; null when there is none but the plain list. */
  last: { address: string; usedAt: string } | null;
};

export const LONGEST_VIEW_NAME = 60;
export const LONGEST_VIEW_ADDRESS = 4_000;
/** Per person, and once more for the team. */
export const MOST_VIEWS = 100;

export const VIEW_REFUSAL_STATUS = {
  /** There is no such view, or it is another person's. */
  unknown: 404,
  /** Views of the team are changed by admins. */
  "not-allowed": 403,
  /** The owner has a view of this name, in whatever case. */
  "name-taken": 409,
  /** The owner has `MOST_VIEWS` views. */
  "too-many": 409,
  /** Somebody changed it since it was read. */
  "changed-meanwhile": 409,
} as const;

/** Why something was not done to a view. Menus have a text for each. */
export type ViewRefusal = keyof typeof VIEW_REFUSAL_STATUS;

/** What an act on a view answers. */
export type ViewTold<T> = { done: true; value: T } | { done: false; refusal: ViewRefusal };
