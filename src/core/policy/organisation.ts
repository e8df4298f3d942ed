import type { Body } from '../domain/organisation/body';
import { managersFields, type PeopleField } from '../domain/organisation/people-changes';
import { byRole, reads, saves } from './line';
import { changesSomePerson, isProcessLeader, isSystem, managesAbove } from './roles';

/** A body, and the fields of its people that are changed. */
export interface PeopleOfBody {
  readonly body: Body;
  readonly fields: readonly PeopleField[];
}

/** The policy lines of acts on the organisation, its people and the settings. */
export const organisationLines = {
  'organisation.import': saves({ handling: 'Läste in organisationen', ...byRole(isProcessLeader) }),
  /** Shows the organisation with its people, to whoever may change some of them. */
  'organisation.read': reads(byRole(changesSomePerson)),
  'body.add': saves({ handling: 'Lade till i organisationen', ...byRole(isProcessLeader) }),
  /** Ends a body, with what becomes of its goals and of the bodies below it. */
  'body.end': saves({ handling: 'Avslutade i organisationen', ...byRole(isProcessLeader) }),
  /** Renames or moves a body, or takes its end back. */
  'body.change': saves({ handling: 'Ändrade organisationen', ...byRole(isProcessLeader) }),
  /** Changes people of a body. Its managers and those above it change who stands in for the manager, and when. */
  'body.set-people': saves<PeopleOfBody>({
    handling: 'Ändrade personer',
    toSome: changesSomePerson,
    toAll: isProcessLeader,
    who: (actor, { body, fields }, world) =>
      isProcessLeader(actor, world) ||
      (managesAbove(actor, body.id, world) &&
        fields.every((field) => managersFields.includes(field))),
  }),
  /** Looks people up in the directory by their mail address. */
  'person.resolve': saves({ handling: 'Slog upp i katalogen', ...byRole(isSystem) }),
  /** Searches the directory for people, as whoever may change a role of some body or the reporter of some goal does. */
  'person.search': reads(byRole(changesSomePerson)),
  'settings.read': reads(byRole(isProcessLeader)),
  'setting.write': saves({ handling: 'Ändrade en inställning', ...byRole(isProcessLeader) }),
};
