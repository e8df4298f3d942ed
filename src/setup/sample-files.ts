import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { attainments, reportStates } from '../core/domain/follow-up/report';
import { roundStates } from '../core/domain/follow-up/round';
import { directions, goalStates, measures, splits } from '../core/domain/goals/goal';
import { bodyKinds } from '../core/domain/organisation/body';
import { StartRefused } from '../server/base/start-refused';

const text = v.pipe(v.string(), v.trim(), v.minLength(1));
const date = v.pipe(v.string(), v.isoDate());
const instant = v.pipe(v.string(), v.isoTimestamp());
const figures = v.strictObject({
  women: v.optional(v.number()),
  men: v.optional(v.number()),
  total: v.optional(v.number()),
});

const settingRow = v.strictObject({ key: text, value: v.string(), source: text });
const bodyRow = v.strictObject({
  key: text,
  name: text,
  kind: v.picklist(bodyKinds),
  parent: v.optional(text),
  manager: v.optional(text),
  substitute: v.optional(text),
  secretary: v.optional(text),
  processLeaders: v.optional(v.array(text), []),
  /** Link to the board's channel, as Teams copies it. */
  channel: v.optional(text),
  countsOnly: v.optional(v.boolean(), false),
});
const goalRow = v.strictObject({
  key: text,
  title: text,
  body: text,
  parentGoal: v.optional(text),
  state: v.picklist(goalStates),
  indicator: v.optional(
    v.strictObject({
      name: text,
      measure: v.picklist(measures),
      unit: v.optional(text),
      split: v.picklist(splits),
      direction: v.picklist(directions),
      decimals: v.number(),
      addsUp: v.boolean(),
      source: v.optional(text),
    }),
  ),
  baseline: v.optional(figures),
  baselineYear: v.optional(v.number()),
  target: v.optional(v.number()),
  targetOn: v.optional(date),
  reporter: v.optional(text),
  source: text,
});
const roundRow = v.strictObject({
  key: text,
  title: text,
  state: v.picklist(roundStates),
  periodFrom: date,
  periodTo: date,
  dueOn: date,
  shownIn: text,
  openedAt: v.optional(instant),
  openedBy: v.optional(text),
  endedAt: v.optional(instant),
  leftOutGoals: v.array(text),
});
const reportRow = v.strictObject({
  round: text,
  goal: text,
  state: v.picklist(reportStates),
  figures,
  attainment: v.picklist(attainments),
  attainmentReason: v.optional(text),
  comment: v.optional(text),
  reportedBy: text,
  reportedAt: instant,
  sentBackReason: v.optional(text),
  sentBackBy: v.optional(text),
  sentBackAt: v.optional(instant),
  acceptedBy: v.optional(text),
  acceptedAt: v.optional(instant),
});

/** One row of organisation.json. */
export type SampleBody = v.InferOutput<typeof bodyRow>;
/** One row of goals.json. */
export type SampleGoal = v.InferOutput<typeof goalRow>;
/** One row of rounds.json. */
export type SampleRound = v.InferOutput<typeof roundRow>;
/** One row of reports.json. */
export type SampleReport = v.InferOutput<typeof reportRow>;

/** The content of the sample's files. Rows refer to each other by key and to people by mail address. */
export interface Sample {
  readonly settings: readonly v.InferOutput<typeof settingRow>[];
  readonly bodies: readonly SampleBody[];
  readonly goals: readonly SampleGoal[];
  readonly rounds: readonly SampleRound[];
  readonly reports: readonly SampleReport[];
}

function read<T>(folder: string, name: string, row: v.GenericSchema<unknown, T>): readonly T[] {
  const path = join(folder, `${name}.json`);
  const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const file = v.safeParse(v.strictObject({ source: text, rows: v.array(row) }), content);
  if (file.success) return file.output.rows;
  const [issue] = file.issues;
  throw new StartRefused(`${name}.json: ${v.getDotPath(issue) ?? ''} ${issue.message}`);
}

/** Reads the files of a sample. @throws {StartRefused} naming the first value that is wrong */
export function readSample(folder: string): Sample {
  return {
    settings: read(folder, 'settings', settingRow),
    bodies: read(folder, 'organisation', bodyRow),
    goals: read(folder, 'goals', goalRow),
    rounds: read(folder, 'rounds', roundRow),
    reports: read(folder, 'reports', reportRow),
  };
}
