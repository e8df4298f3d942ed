import { reads, saves } from './line';
import { isSystem, leads } from './roles';

/** The policy lines of acts on the organisation, its people and the settings. */
export const organisationLines = {
  'organisation.import': saves({ handling: 'Läste in organisationen', who: leads }),
  /** Looks people up in the directory by their mail address. */
  'person.resolve': saves({ handling: 'Slog upp i katalogen', who: isSystem }),
  'settings.read': reads({ who: leads }),
};
