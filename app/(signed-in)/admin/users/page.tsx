import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { UsersView } from "@/components/users/users-view";
import { listPeople, requirePage } from "@/lib/auth";
import { disable, enable, giveRole, invite, remove, reset, sendInvitationAgain } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("users");
  return { title: t("title") };
}

export default async function UsersPage() {
  const user = await requirePage("admin", "/admin/users");
  const people = await listPeople();
  return (
    <UsersView
      people={people.map((person) => ({ ...person, self: person.id === user.id }))}
      acts={{
        invite,
        inviteAgain: sendInvitationAgain,
        reset,
        changeRole: giveRole,
        disable,
        enable,
        remove,
      }}
    />
  );
}
