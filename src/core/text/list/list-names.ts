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

/** What the lists are called in languages other than that of the lists. A name that is the same word has no entry. */
const translations: Readonly<Record<'en' | 'fi', Readonly<Record<string, string>>>> = {
  en: {
    [listNames.goals]: 'Goals',
    [listNames.decisions]: 'Decisions',
    [listNames.rounds]: 'Follow-up rounds',
    [listNames.reports]: 'Reports',
    [listNames.comments]: 'Comments',
    [listNames.settings]: 'Settings',
  },
  fi: {
    [listNames.bodies]: 'Organisaatio',
    [listNames.goals]: 'Tavoitteet',
    [listNames.decisions]: 'Päätökset',
    [listNames.rounds]: 'Seurantakierrokset',
    [listNames.reports]: 'Raportit',
    [listNames.comments]: 'Kommentit',
    [listNames.settings]: 'Asetukset',
  },
};

/** Returns the name that a list has in SharePoint, followed by its translation: `Mål (Goals)`. */
export function translatedList(list: string, language: 'en' | 'fi'): string {
  const translation = translations[language][list];
  return translation === undefined ? list : `${list} (${translation})`;
}
