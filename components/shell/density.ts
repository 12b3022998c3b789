export const DENSITIES = ["comfortable", "compact"] as const;
export type Density = (typeof DENSITIES)[number];

/** Where the reader's choice is kept, so that the server can draw the first picture in it. */
export const DENSITY_COOKIE = "nephoscope-density";

/** The chosen density of lists; anything else is comfortable. */
export function densityOf(cookie: string | undefined): Density {
  return DENSITIES.find((density) => density === cookie) ?? "comfortable";
}
