import { byRole, reads, saves } from './line';
import { changesSomePerson, isProcessLeader, isSystem } from './roles';

/** The policy lines of acts on the organisation, its people and the settings. */
export const organisationLines = {
  'organisation.import': saves({ handling: 'Läste in organisationen', ...byRole(isProcessLeader) }),
  /** Looks people up in the directory by their mail address. */
  'person.resolve': saves({ handling: 'Slog upp i katalogen', ...byRole(isSystem) }),
  /** Searches the directory for people, as whoever may change a role of some body or the reporter of some goal does. */
  'person.search': reads(byRole(changesSomePerson)),
  'settings.read': reads(byRole(isProcessLeader)),
};
