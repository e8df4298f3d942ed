import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { definedOnly } from '../../core/domain/base/defined';
import type { AsAsked } from '../../core/domain/follow-up/as-asked';
import type { RoundAsAsked } from '../../core/domain/follow-up/round';
import { directions, goalStates, measures, splits } from '../../core/domain/goals/goal';
import { bodyKinds } from '../../core/domain/organisation/body';
import type { Cells } from './cells';
import type { Column } from './description';

/** The column in which a row keeps what the round asked for: JSON with the version of its format and a checksum. */
export const keptColumn: Column = {
  kind: 'note',
  name: 'AsAsked',
  displayName: 'Som det efterfrågades',
  description: 'Jämnas eget: målet, organet och reglerna som de var då. Ändra inte.',
  technical: true,
};

/**
 * The version of the format in which a row is written. The first version knew no targets by sex. A row that a later version has
 * written is unreadable, and stays as it is.
 */
const formatVersion = 2;
const readVersions = [1, formatVersion] as const;

const envelope = v.object({
  version: v.picklist(readVersions),
  checksum: v.string(),
  kept: v.unknown(),
});

function checksumOf(json: string): string {
  return createHash('sha256').update(json).digest('hex').slice(0, 16);
}

/** Makes the cell that keeps the value. */
export function writeKept(value: object | undefined): string | undefined {
  if (value === undefined) return undefined;
  const checksum = checksumOf(JSON.stringify(value));
  return JSON.stringify({ version: formatVersion, checksum, kept: value });
}

const optional = <S extends v.GenericSchema>(schema: S) => v.exactOptional(schema);
const figure = optional(v.number());
/** The shape of figures. */
export const figuresSchema = v.object({
  ...{ women: figure, men: figure, total: figure },
  ...{ womenPersons: figure, menPersons: figure, totalPersons: figure },
});
const goal = v.object({
  key: v.string(),
  title: v.string(),
  state: v.picklist(goalStates),
  indicator: optional(
    v.object({
      name: v.string(),
      measure: v.picklist(measures),
      unit: optional(v.string()),
      split: v.picklist(splits),
      direction: v.picklist(directions),
      decimals: v.number(),
      addsUp: v.boolean(),
      source: optional(v.string()),
    }),
  ),
  baseline: optional(figuresSchema),
  baselineYear: optional(v.number()),
  target: optional(v.number()),
  targetBySex: optional(v.object({ women: figure, men: figure })),
  targetOn: optional(v.string()),
  source: optional(v.string()),
});
const row = { id: v.string(), key: v.string() };
const body = { ...row, name: v.string(), kind: v.picklist(bodyKinds) };
const person = v.object({
  mail: v.string(),
  objectId: optional(v.string()),
  name: optional(v.string()),
});

const asAsked = v.object({
  goal,
  goalsAbove: v.array(v.object(row)),
  bodies: v.array(v.object(body)),
  boardKey: v.string(),
  reporter: optional(person),
  filledIn: optional(v.literal(true)),
}) satisfies v.GenericSchema<unknown, AsAsked>;

const roundAsAsked = v.object({
  partlyMetFrom: v.number(),
  smallCountsBelow: v.number(),
  bodies: v.array(v.object({ ...body, parentKey: optional(v.string()) })),
  goalKeys: v.array(v.string()),
  filledIn: optional(v.literal(true)),
}) satisfies v.GenericSchema<unknown, RoundAsAsked>;

/** Returns what the text keeps; undefined when the format or the checksum is not right. */
function readText<T>(text: string, schema: v.GenericSchema<unknown, T>): T | undefined {
  const whole = v.safeParse(v.pipe(v.string(), v.parseJson(), envelope), text);
  if (!whole.success) return undefined;
  const { checksum, kept } = whole.output;
  if (checksumOf(JSON.stringify(kept)) !== checksum) return undefined;
  const parsed = v.safeParse(schema, kept);
  return parsed.success ? parsed.output : undefined;
}

/** What the column holds: `kept` when it can be read, and `isSpoiled` when it holds something else. */
interface Kept<T> {
  readonly kept?: T;
  readonly isSpoiled?: true;
}

/** Reads what a cell keeps that `writeKept` has made. */
export function readKept<T>(
  cells: Cells,
  column: string,
  schema: v.GenericSchema<unknown, T>,
): Kept<T> {
  const text = cells.text(column);
  if (text === undefined) return {};
  const kept = readText(text, schema);
  return kept === undefined ? { isSpoiled: true } : definedOnly<Kept<T>>({ kept });
}

/** Reads the goal as asked from a row of Rapporter. */
export function readAsAsked(cells: Cells): Kept<AsAsked> {
  return readKept(cells, keptColumn.name, asAsked);
}

/** Reads what a round keeps from its row. */
export function readRoundAsAsked(cells: Cells): Kept<RoundAsAsked> {
  return readKept(cells, keptColumn.name, roundAsAsked);
}
