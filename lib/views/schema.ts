import { z } from "zod";
import { viewAddress } from "../domain/list-address";
import { LONGEST_VIEW_ADDRESS, LONGEST_VIEW_NAME } from "../domain/view";

/** A name of 1 to 60 characters on one line; spaces around it and runs of them do not count. */
export const viewName = z
  .string()
  .max(1_000)
  .transform((text) => text.normalize("NFC").trim().replace(/\s+/gu, " "))
  .pipe(z.string().regex(/^\P{C}+$/u))
  .refine((text) => [...text].length <= LONGEST_VIEW_NAME);

/** The query of a list's address, brought into its one spelling; what is not part of a view falls away. */
export const viewQuery = z.string().max(LONGEST_VIEW_ADDRESS).transform(viewAddress);
