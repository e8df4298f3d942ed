import { createContext, useContext } from 'react';
import type { Language } from '../../core/domain/base/language';
import type { ErrorText } from '../../core/text/error/sv';
import type { TabText } from '../../core/text/tab/sv';
import type { Formats } from './formats';

/** The texts and formats in the person's language. */
export interface Words {
  readonly language: Language;
  readonly t: TabText;
  /** The sentences that say which rule was broken. */
  readonly errors: ErrorText;
  readonly format: Formats;
}

const WordsContext = createContext<Words | undefined>(undefined);

/** Provides the words to all components below it. */
export const WordsProvider = WordsContext.Provider;

/** Thrown when a component is used outside `WordsProvider`, which is a programming error. */
class WordsMissingError extends Error {
  override readonly name = 'WordsMissingError';
}

/** Returns the words of the page. @throws {WordsMissingError} outside the provider */
export function useWords(): Words {
  const words = useContext(WordsContext);
  if (words === undefined) throw new WordsMissingError('No WordsProvider above this component.');
  return words;
}
