import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import type { DemoPerson } from "./sign-in-form";

/** The people of the demo; a button puts one of them into the form. */
export function DemoPeople({
  people,
  onChoose,
}: {
  people: DemoPerson[];
  onChoose: (person: DemoPerson) => void;
}) {
  const t = useTranslations("signIn");
  return (
    <div className="border-t border-line pt-4 text-small text-fg-2">
      <p className="mb-2">{t("demo")}</p>
      <ul className="flex flex-col gap-2">
        {people.map((person) => (
          <li key={person.email} className="flex items-center justify-between gap-3">
            <span>
              {t(`role.${person.role}`)}
              <span className="block font-mono text-micro text-fg-3">{person.email}</span>
            </span>
            <Button onClick={() => onChoose(person)}>{t("fill", { role: t(`role.${person.role}`) })}</Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
