"use client";

import { UserPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ActionResult } from "@/lib/domain/action-result";
import { FailureText } from "../proof/failure-text";
import type { OutcomeFailure } from "../proof/outcome";
import { useProof } from "../proof/use-proof";
import { PageFrame } from "../shell/page-frame";
import { useAnnounce } from "../ui/announcer";
import { Button } from "../ui/button";
import { type Asked, ConfirmSheet } from "./confirm-sheet";
import { InviteSheet } from "./invite-sheet";
import { LinkSheet } from "./link-sheet";
import { PeopleTable } from "./people-table";
import type { IssuedLink, Person, UserActs } from "./user-acts";

type Told = { kind: "invitation" | "reset"; name: string; link: IssuedLink };

/** Everybody who may sign in, and what an admin does about them. */
export function UsersView({ people, acts }: { people: Person[]; acts: UserActs }) {
  const t = useTranslations("users");
  const router = useRouter();
  const announce = useAnnounce();
  const prove = useProof();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<OutcomeFailure | null>(null);
  const [inviting, setInviting] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [told, setTold] = useState<Told | null>(null);

  async function run<T>(call: () => Promise<ActionResult<T>>, done: (value: T) => void) {
    setBusy(true);
    setFailure(null);
    const outcome = await prove(call);
    setBusy(false);
    if (outcome.ok) done(outcome.value);
    else setFailure(outcome);
    router.refresh();
  }

  const tell =
    (kind: Told["kind"], { name }: Person) =>
    (link: IssuedLink) =>
      setTold({ kind, name, link });

  function confirmed({ act, person }: Asked) {
    setAsked(null);
    const { id: userId } = person;
    const call = {
      makeAdmin: () => acts.changeRole({ userId, role: "admin" }),
      makeViewer: () => acts.changeRole({ userId, role: "viewer" }),
      disable: () => acts.disable({ userId }),
      enable: () => acts.enable({ userId }),
      remove: () => acts.remove({ userId }),
    }[act];
    void run(call, () => announce(t(`done.${act}`, { name: person.name })));
  }

  return (
    <PageFrame
      title={t("title")}
      intro={t("intro")}
      actions={
        <Button look="primary" onClick={() => setInviting(true)}>
          <UserPlus size={15} strokeWidth={1.5} aria-hidden />
          {t("invite.open")}
        </Button>
      }
    >
      {failure && failure.reason !== "given-up" && (
        <div className="mb-4">
          <FailureText failure={failure} />
        </div>
      )}
      <PeopleTable
        people={people}
        busy={busy}
        onLink={(kind, person) =>
          void run(
            () => acts[kind === "reset" ? "reset" : "inviteAgain"]({ userId: person.id }),
            tell(kind, person),
          )
        }
        onAct={(act, person) => {
          if (act === "enable") confirmed({ act, person });
          else setAsked({ act, person });
        }}
      />
      <InviteSheet
        open={inviting}
        onClose={() => setInviting(false)}
        invite={acts.invite}
        onInvited={(name, link) => {
          setInviting(false);
          setTold({ kind: "invitation", name, link });
          router.refresh();
        }}
      />
      <ConfirmSheet asked={asked} onClose={() => setAsked(null)} onConfirm={confirmed} />
      <LinkSheet told={told} onClose={() => setTold(null)} />
    </PageFrame>
  );
}
