import { getTranslations } from "next-intl/server";
import { Entrance } from "../shell/entrance";
import type { Theme } from "../shell/theme";
import { type DemoPerson, type OidcButton, SignInForm } from "./sign-in-form";

/** The sign-in page: mark, the ways in, and in the demo its people. */
export async function SignInCard({
  theme,
  ...form
}: {
  next: string;
  demoPeople: DemoPerson[];
  oidc: OidcButton | null;
  /** Why the sign-in provider's answer was not taken, as the address tells it. */
  error: string | null;
  theme: Theme;
}) {
  const t = await getTranslations("signIn");
  return (
    <Entrance title={t("product")} intro={t("claim")} theme={theme}>
      <SignInForm {...form} />
    </Entrance>
  );
}
