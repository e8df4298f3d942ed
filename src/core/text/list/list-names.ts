/**
 * The names of the lists that people edit, in Swedish: as the lists in SharePoint are called, in whatever language the reader
 * reads.
 */
export const listNames = {
  bodies: 'Organisation',
  goals: 'Mål',
  decisions: 'Beslut',
  rounds: 'Uppföljningsomgångar',
  reports: 'Rapporter',
  comments: 'Kommentarer',
  settings: 'Inställningar',
} as const;

/** The name of the column with the code of a row. */
export const keyColumnName = 'Kod';

/** The names of columns of the list of bodies. */
export const bodyColumns = { replacedBy: 'Ersätts av', alsoServes: 'Arbetar också åt' } as const;

/** The names of columns of the list of decisions. */
export const decisionColumns = { paragraph: 'Paragraf' } as const;

/** The name of the column in which a round or a row of a round keeps what was asked for. */
export const keptColumnName = 'Som det efterfrågades';

const byName = new Map<string, string>(Object.entries(listNames));

/** Returns the name of a list that people edit, by its name in the domain; that name itself for another list. */
export function listNameOf(list: string): string {
  return byName.get(list) ?? list;
}
