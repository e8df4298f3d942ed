import { byRole, reads, saves } from './line';
import { isProcessLeader, isSystem } from './roles';

/** The policy lines of acts on the organisation, its people and the settings. */
export const organisationLines = {
  'organisation.import': saves({ handling: 'Läste in organisationen', ...byRole(isProcessLeader) }),
  /** Looks people up in the directory by their mail address. */
  'person.resolve': saves({ handling: 'Slog upp i katalogen', ...byRole(isSystem) }),
  'settings.read': reads(byRole(isProcessLeader)),
};
