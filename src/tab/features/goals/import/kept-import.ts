import * as v from 'valibot';
import type { Kept } from '../../../session/use-window-draft';
import type { Table } from '../tables/table';
import { nothingSaid, type Said } from './said';

/** An import as this device keeps it until it is saved: what was pasted or read, as edited since, and what was said of it. */
export interface KeptImport {
  /** What stands in the field for pasting, while no table has been made of it. */
  readonly text: string;
  readonly table?: Table | undefined;
  readonly said: Said;
  /** Why adopted goals are changed. */
  readonly reason: string;
  /** The code by which the rows that are written can be found and undone; empty until the table is checked. */
  readonly importKey: string;
}

/** The import before anything is brought. */
export const nothingBrought: KeptImport = {
  text: '',
  said: nothingSaid,
  reason: '',
  importKey: '',
};

/** The shape of a kept import. */
export const keptImportShape: v.GenericSchema<unknown, Kept<KeptImport>> = v.object({
  text: v.string(),
  table: v.optional(
    v.object({
      name: v.string(),
      rows: v.array(v.object({ number: v.number(), cells: v.array(v.string()) })),
    }),
  ),
  said: v.object({
    columns: v.array(v.nullable(v.string())),
    fractions: v.array(v.object({ name: v.string(), isFraction: v.nullable(v.boolean()) })),
    people: v.array(
      v.object({ line: v.number(), column: v.string(), written: v.string(), mail: v.string() }),
    ),
  }),
  reason: v.string(),
  importKey: v.string(),
  keptAt: v.string(),
});
