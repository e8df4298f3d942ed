import { languages, type Language } from '../domain/base/language';

/** Returns the language of a locale such as `sv-SE`, or `otherwise` when the product does not have that language. */
export function languageOf(locale: string | undefined, otherwise: Language): Language {
  const tag = locale?.slice(0, 2).toLowerCase();
  return languages.find((language) => language === tag) ?? otherwise;
}

/** The texts of one area in every language. Texts that contain values are functions of these values. */
export type Texts<T> = Readonly<Record<Language, T>>;
