/** OWASP's parameters for scrypt: 128 MiB and about 0.3 s for each guess. */
export const COST = { N: 2 ** 17, r: 8, p: 1 };
