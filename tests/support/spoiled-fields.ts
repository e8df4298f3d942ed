/** The ways in which one field of a token or an activity can be wrong. */
export const spoilings = [
  'missing',
  'empty',
  'null',
  'a number or text instead',
  'a list',
  'an object',
  'doubled',
  'too long',
  'foreign',
] as const;
export type Spoiling = (typeof spoilings)[number];

type Fields = Readonly<Record<string, unknown>>;

/** Longer than any field that Microsoft sends, and short enough that a token with it has less than 8 kB. */
const tooLong = 'x'.repeat(3_000);

function spoiledValue(value: unknown, how: Spoiling, foreign: unknown): unknown {
  switch (how) {
    case 'missing':
      return undefined;
    case 'empty':
      return '';
    case 'null':
      return null;
    case 'a number or text instead':
      return typeof value === 'number' ? String(value) : 7;
    case 'a list':
      return [value];
    case 'an object':
      return { value };
    case 'too long':
      return typeof value === 'number' ? 1e18 : tooLong;
    case 'doubled':
    case 'foreign':
      return foreign;
  }
}

/**
 * Returns the JSON text of the fields with one of them spoiled. `foreign` is a value of the right form that belongs to
 * somebody else; a doubled field names it before the right one.
 */
export function spoiled(fields: Fields, name: string, how: Spoiling, foreign: unknown): string {
  const value = spoiledValue(fields[name], how, foreign);
  if (how !== 'doubled') return JSON.stringify({ ...fields, [name]: value });
  const doubled = `${JSON.stringify(name)}:${JSON.stringify(value ?? 'x')}`;
  return JSON.stringify(fields).replace('{', `{${doubled},`);
}

/** One line of the table: a field, what is wrong with it, and the text that holds it. */
export interface SpoiledField {
  readonly name: string;
  readonly how: Spoiling;
}

/** Returns a line for every field and every way in which it can be wrong. */
export function everySpoiledField(names: readonly string[]): readonly SpoiledField[] {
  return names.flatMap((name) => spoilings.map((how) => ({ name, how })));
}
