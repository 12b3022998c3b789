import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { classes } from "../ui/classes";
import { IconButton } from "../ui/icon-button";
import { Menu, MenuItem, MenuLine } from "../ui/menu";
import { Panel } from "../ui/panel";
import { RelativeTime } from "../ui/relative-time";
import { Tag } from "../ui/tag";
import type { UserAct } from "./confirm-sheet";
import type { Person } from "./user-acts";

type Handlers = {
  busy: boolean;
  onLink: (kind: "invitation" | "reset", person: Person) => void;
  onAct: (act: UserAct, person: Person) => void;
};

const HEAD = "px-4 py-2 text-left text-small whitespace-nowrap font-medium text-fg-2 phone:hidden";
const CELL = "px-4 py-2 align-middle phone:px-3";

/** One row for each person. On a phone what does not fit stands below the name. */
export function PeopleTable({ people, ...handlers }: { people: Person[] } & Handlers) {
  const t = useTranslations("users");
  return (
    <Panel>
      <table className="w-full border-collapse">
        <thead>
          <tr className="border-b border-line">
            <th className={HEAD}>{t("columns.person")}</th>
            <th className={HEAD}>{t("columns.role")}</th>
            <th className={HEAD}>{t("columns.signsInBy")}</th>
            <th className={HEAD}>{t("columns.seen")}</th>
            <th className={HEAD}>
              <span className="sr-only">{t("columns.acts")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <Row key={person.id} person={person} {...handlers} />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Row({ person, ...handlers }: { person: Person } & Handlers) {
  const t = useTranslations("users");
  const roles = useTranslations("shell.roles");
  return (
    <tr className="border-b border-line last:border-0">
      <td className={classes(CELL, "w-full max-w-0")}>
        <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          <bdi className={classes("truncate font-medium", person.state === "disabled" && "text-fg-3")}>
            {person.name}
          </bdi>
          {person.self && <Tag>{t("you")}</Tag>}
          <State person={person} />
        </div>
        <bdi className="block truncate text-small text-fg-3">{person.email}</bdi>
        <div className="hidden text-small text-fg-2 phone:block">
          {roles(person.role)} · <Seen at={person.seenAt} />
        </div>
      </td>
      <td className={classes(CELL, "min-w-28 whitespace-nowrap phone:hidden")}>
        {roles(person.role)}
        {person.roleManaged && <div className="text-small text-fg-3">{t("roleManaged")}</div>}
      </td>
      <td className={classes(CELL, "min-w-44 whitespace-nowrap text-fg-2 phone:hidden")}>
        {person.signsInBy.length === 0
          ? t("signsInBy.none")
          : t(`signsInBy.${person.signsInBy.length === 2 ? "both" : (person.signsInBy[0] ?? "none")}`)}
      </td>
      <td className={classes(CELL, "min-w-28 whitespace-nowrap text-fg-2 phone:hidden")}>
        <Seen at={person.seenAt} />
      </td>
      <td className={classes(CELL, "w-0 pl-0!")}>
        <Acts person={person} {...handlers} />
      </td>
    </tr>
  );
}

function Seen({ at }: { at: string | null }) {
  const t = useTranslations("users");
  return at === null ? <span className="text-fg-3">{t("neverSeen")}</span> : <RelativeTime at={at} />;
}

function State({ person: { state, openLink } }: { person: Person }) {
  const t = useTranslations("users.state");
  return (
    <>
      {state === "disabled" && <Tag tone="bad">{t("disabled")}</Tag>}
      {state === "invited" && openLink === null && <Tag tone="warn">{t("noWayIn")}</Tag>}
      {openLink && <OpenLink link={openLink} />}
    </>
  );
}

function OpenLink({ link }: { link: NonNullable<Person["openLink"]> }) {
  const t = useTranslations("users.state");
  const over = Date.parse(link.expiresAt) <= Date.now();
  return <Tag tone={over ? "warn" : "dashed"}>{t(over ? `${link.kind}Over` : link.kind)}</Tag>;
}

function Acts({ person, busy, onLink, onAct }: { person: Person } & Handlers) {
  const t = useTranslations("users.acts");
  const { state, role, roleManaged } = person;
  return (
    <Menu
      trigger={
        <IconButton
          name={t("open", { name: person.name })}
          busy={busy}
          icon={<Ellipsis size={16} strokeWidth={1.5} aria-hidden />}
        />
      }
    >
      {state === "active" && <MenuItem onSelect={() => onLink("reset", person)}>{t("reset")}</MenuItem>}
      {state === "invited" && (
        <MenuItem onSelect={() => onLink("invitation", person)}>{t("inviteAgain")}</MenuItem>
      )}
      {!roleManaged && (
        <MenuItem onSelect={() => onAct(role === "admin" ? "makeViewer" : "makeAdmin", person)}>
          {t(role === "admin" ? "makeViewer" : "makeAdmin")}
        </MenuItem>
      )}
      <MenuLine />
      {state === "disabled" ? (
        <MenuItem onSelect={() => onAct("enable", person)}>{t("enable")}</MenuItem>
      ) : (
        <MenuItem onSelect={() => onAct("disable", person)}>{t("disable")}</MenuItem>
      )}
      <MenuItem danger onSelect={() => onAct("remove", person)}>
        {t("remove")}
      </MenuItem>
    </Menu>
  );
}
