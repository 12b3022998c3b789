"use server";

import { redirect } from "next/navigation";
import { endCurrentSession } from "@/lib/auth";

/** Ends this sign-in, for the server too, and goes to the sign-in page. Anybody may end their own. */
export async function signOut(): Promise<void> {
  await endCurrentSession();
  redirect("/sign-in");
}
