/** The languages people read. Swedish first; English and Finnish complete. */
export type Language = 'sv' | 'en' | 'fi';

/** Finds the language of a locale such as `sv-SE`; anything else than our three gives `otherwise`. */
export function languageOf(locale: string | undefined, otherwise: Language): Language {
  const tag = locale?.slice(0, 2).toLowerCase();
  return tag === 'sv' || tag === 'en' || tag === 'fi' ? tag : otherwise;
}

/** Words of one area in every language. Words that hold values are functions of them. */
export type Texts<T> = Readonly<Record<Language, T>>;
