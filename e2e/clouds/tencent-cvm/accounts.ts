/** The accounts of the world. `prod` is the account of the published GetCallerIdentity example. */
export const accounts = {
  prod: "100026200001",
  sandbox: "100026200002",
  /** A partner who shares images with `prod`; the account number of the published legacy sharing example. */
  partner: "1621874004",
} as const;
