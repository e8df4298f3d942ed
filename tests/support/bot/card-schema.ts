import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

const folder = join(__dirname, '../../schemas');
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;

function compile() {
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addMetaSchema(read(require.resolve('ajv/dist/refs/json-schema-draft-06.json')));
  addFormats(ajv);
  const schema = read(join(folder, 'adaptivecards/1.5.0/adaptive-card.json'));
  // The file claims draft 6 of JSON Schema but uses a keyword of draft 4.
  delete schema['id'];
  return ajv.compile(schema);
}

const validate = compile();

/** Validates a card by the published schema of Adaptive Cards 1.5. Returns the errors, none for a valid card. */
export function cardFaults(card: unknown): readonly string[] {
  const isValid = validate(JSON.parse(JSON.stringify(card)));
  return isValid
    ? []
    : (validate.errors ?? []).map((one) => `${one.instancePath} ${one.message ?? ''}`);
}

/** Returns every text that a card shows or a screen reader reads, in order. */
export function textsOf(part: unknown): readonly string[] {
  if (Array.isArray(part)) return part.flatMap(textsOf);
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]) =>
    ['text', 'title', 'label', 'value', 'placeholder', 'fallbackText'].includes(name) &&
    typeof value === 'string'
      ? [value]
      : name === 'fallback' || name === 'data'
        ? []
        : textsOf(value),
  );
}

/** Returns all texts of a card as one string. */
export function wordsOf(card: unknown): string {
  return textsOf(card).join('\n');
}

/** Returns every element of a card with this type. */
export function partsOf(part: unknown, type: string): readonly Record<string, unknown>[] {
  if (Array.isArray(part)) return part.flatMap((one) => partsOf(one, type));
  if (typeof part !== 'object' || part === null) return [];
  const own = part as Record<string, unknown>;
  const inner = Object.entries(own).flatMap(([name, value]) =>
    name === 'data' ? [] : partsOf(value, type),
  );
  return own['type'] === type ? [own, ...inner] : inner;
}
