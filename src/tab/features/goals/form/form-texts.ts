import { use } from 'react';
import type { Language } from '../../../../core/domain/base/language';
import type { BankKey, BankWords } from '../../../../core/domain/goals/goal-bank';
import type { GoalFormText } from '../../../../core/text/tab/goal-form/sv';
import { useWords } from '../../../components/words';

type BankTexts = Readonly<Record<BankKey, BankWords>>;

/** The texts of the form and of the bank of goals. */
export interface FormTexts {
  readonly form: GoalFormText;
  readonly bank: BankTexts;
  /** The words of the bank in Swedish, which the lists hold. */
  readonly swedishBank: BankTexts;
}

const swedishBank = async (): Promise<BankTexts> =>
  (await import('../../../../core/text/tab/goal-bank/sv')).goalBankWords;

/** Loads the texts of one language. The browser does not download the others. */
const loaders: Readonly<Record<Language, () => Promise<Omit<FormTexts, 'swedishBank'>>>> = {
  sv: async () => ({
    form: (await import('../../../../core/text/tab/goal-form/sv')).goalForm,
    bank: await swedishBank(),
  }),
  en: async () => ({
    form: (await import('../../../../core/text/tab/goal-form/en')).goalForm,
    bank: (await import('../../../../core/text/tab/goal-bank/en')).goalBankWords,
  }),
  fi: async () => ({
    form: (await import('../../../../core/text/tab/goal-form/fi')).goalForm,
    bank: (await import('../../../../core/text/tab/goal-bank/fi')).goalBankWords,
  }),
};

async function load(language: Language): Promise<FormTexts> {
  return { ...(await loaders[language]()), swedishBank: await swedishBank() };
}

const loading = new Map<Language, Promise<FormTexts>>();

/** Returns the texts of the form in the page's language. Suspends until they have been loaded. */
export function useFormTexts(): FormTexts {
  const { language } = useWords();
  const texts = loading.get(language) ?? load(language);
  loading.set(language, texts);
  return use(texts);
}
