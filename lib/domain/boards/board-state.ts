import type { ImageList } from "../image-list";

/** What every board says of itself: on how many images it rests, and on how fresh sources. */
export type BoardState = Pick<ImageList, "total" | "known" | "atLeast" | "revision" | "sources">;
