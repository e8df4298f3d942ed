type Values = Readonly<Record<string, string | number>>;

/** Why a field is refused, by the reason of its fault. Defines the type that the other languages fill. */
export const sv = {
  reasons: {
    missing: () => 'Värdet saknas.',
    'not-asked-for': () => 'Det här värdet frågar indikatorn inte efter.',
    'not-a-number': () => 'Det är inte ett tal.',
    'too-small': ({ min }: Values) => `Värdet är mindre än ${String(min)}.`,
    'too-large': ({ max }: Values) => `Värdet är större än ${String(max)}.`,
    'not-whole': () => 'Värdet är inte ett heltal.',
    'too-many-decimals': ({ decimals }: Values) => `Fler än ${String(decimals)} decimaler.`,
    'not-the-sum': ({ sum }: Values) => `Totalen är inte summan av könen, som är ${String(sum)}.`,
    'not-a-date': () => 'Det är inte ett datum.',
    'in-the-past': () => 'Datumet har passerat.',
    'before-period-begins': () => 'Datumet ligger före periodens början.',
  },
  /** A rule that has no words of its own yet. */
  other: 'Uppgiften följer inte reglerna.',
};

/** Words of refusals, in one language. */
export interface ErrorText {
  readonly reasons: Readonly<Record<keyof typeof sv.reasons, (values: Values) => string>>;
  readonly other: string;
}
