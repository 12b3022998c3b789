import { cookies } from "next/headers";
import { ProofProvider } from "@/components/proof/use-proof";
import { DiskFullBanner } from "@/components/shell/disk-full-banner";
import { Live } from "@/components/shell/live";
import { THEME_COOKIE, themeOf } from "@/components/shell/theme";
import { TopBar } from "@/components/shell/top-bar";
import { currentUser, oidcButton } from "@/lib/auth";
import { diskFullSince } from "@/lib/database/disk";
import { signOut } from "../sign-in/actions";
import { provePassword } from "./actions";
import { muteOpenAlert } from "./alert-actions";

export default async function SignedInLayout({ children }: { children: React.ReactNode }) {
  const [person, jar] = await Promise.all([currentUser(), cookies()]);
  // Each page sends strangers to the sign-in itself: only it knows the address to come back to.
  if (!person) return children;
  const fullSince = diskFullSince();
  // No more than the bar shows goes to the browser.
  const { name, email, role } = person;
  return (
    <ProofProvider provePassword={provePassword} oidcName={oidcButton()?.name ?? null}>
      <Live />
      <div className="flex h-dvh flex-col">
        <TopBar
          person={{ name, email, role }}
          theme={themeOf(jar.get(THEME_COOKIE)?.value)}
          signOut={signOut}
          mute={muteOpenAlert}
        />
        {fullSince !== null && <DiskFullBanner since={fullSince} />}
        {children}
      </div>
    </ProofProvider>
  );
}
