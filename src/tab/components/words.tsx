import { createContext, useContext } from 'react';
import type { Language } from '../../core/text/language';
import type { ErrorText } from '../../core/text/error/sv';
import type { TabText } from '../../core/text/tab/sv';
import type { Formats } from './formats';

/** The person's language: its words and its way to write figures. */
export interface Words {
  readonly language: Language;
  readonly t: TabText;
  /** Broken rules in words. */
  readonly errors: ErrorText;
  readonly format: Formats;
}

const WordsContext = createContext<Words | undefined>(undefined);

/** Gives the page its words; stands above everything that shows text. */
export const WordsProvider = WordsContext.Provider;

/** A component was used outside `WordsProvider`: a fault of ours. */
class WordsMissingError extends Error {
  override readonly name = 'WordsMissingError';
}

/** The words of the page. @throws {WordsMissingError} outside the provider */
export function useWords(): Words {
  const words = useContext(WordsContext);
  if (words === undefined) throw new WordsMissingError('No WordsProvider above this component.');
  return words;
}
