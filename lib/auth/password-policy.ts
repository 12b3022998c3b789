import { isCommon } from "./common-passwords";
import { RefusedError } from "./errors";

const SHORTEST = 12;
const LONGEST = 256;

/**
 * Throws `password-…` for one that cannot be taken: shorter than 12 or longer than 256 characters, not writable as
 * text, or easily guessed. No rules about kinds of characters: they make passwords worse, not better.
 */
export function checkNewPassword(password: string, owner: { email: string; name: string }): void {
  const { length } = [...password];
  if (length < SHORTEST) throw new RefusedError("password-short");
  if (length > LONGEST) throw new RefusedError("password-long");
  // Half a character has no bytes: two such passwords would be the same.
  if (!password.isWellFormed() || password.includes("\0")) throw new RefusedError("password-not-text");
  if (isCommon(password) || isPersonal(password, owner)) throw new RefusedError("password-common");
}

/** What everybody knows of a person, with nothing but digits and signs around it. */
function isPersonal(password: string, { email, name }: { email: string; name: string }): boolean {
  const core = lettersOf(password);
  const [local = "", domain = ""] = email.split("@");
  const known = [email, local, domain, domain.split(".")[0] ?? "", name, ...name.split(/\s+/)].map(lettersOf);
  return known.some((word) => word.length > 2 && [word, word + word].includes(core));
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}]/gu, "");
}
