import * as v from 'valibot';
import { definedOnly, omit } from '../../core/domain/base/defined';
import { isSameKey } from '../../core/domain/base/keys';
import {
  attainments,
  outcomeOf,
  type Correction,
  type OutcomeThen,
  type ReportRow,
} from '../../core/domain/follow-up/report';
import type { New } from '../../core/ports';
import type { Cells } from './cells';
import type { Column } from './description';
import type { Fields } from './list-map';
import { figuresSchema, readKept, writeKept } from './kept';

/** Columns of a correction: why, in the words of the person who made it, and what the product keeps of it. */
export const correctionColumns: readonly Column[] = [
  {
    kind: 'note',
    name: 'CorrectionReason',
    displayName: 'Skäl till rättelse',
    description: 'Skriv här varför ett värde ändras när omgången är avslutad.',
  },
  {
    kind: 'note',
    name: 'Correction',
    displayName: 'Rättelse',
    description: 'Jämnas eget: det som rapporterades först, vem som rättade och när. Ändra inte.',
    technical: true,
  },
  {
    kind: 'note',
    name: 'TakenIn',
    displayName: 'Senast inläst utfall',
    description:
      'Jämnas eget: så känns en rättelse igen som gjordes medan Jämna stod still. Ändra inte.',
    technical: true,
  },
];

const outcome = { figures: figuresSchema, attainment: v.picklist(attainments) };

/** What the product keeps of a correction, with the code of the row that it was made in. Earlier versions wrote it without. */
const correction = v.object({
  of: v.exactOptional(v.string()),
  first: v.exactOptional(v.object(outcome)),
  byName: v.string(),
  at: v.string(),
}) satisfies v.GenericSchema<unknown, Correction>;

/** The outcome that the product last took in, with the code of its row. */
const takenIn = v.object({ of: v.string(), ...outcome }) satisfies v.GenericSchema<
  unknown,
  OutcomeThen
>;

/** True when the cell was written for another row, from which somebody has copied the cell. */
function isForeign(cells: Cells, of: string | undefined, goalKey: string | undefined): boolean {
  const known = [cells.text('Key'), `${cells.text('RoundKey') ?? ''}:${goalKey ?? ''}`];
  return of !== undefined && !known.some((key) => key !== undefined && isSameKey(key, of));
}

/**
 * Reads a correction. One that somebody has changed, or copied from another row, is left out, and `isSpoiled` is true.
 *
 * @param goalKey the code of the goal that the row keeps, by which a row is known whose own code somebody has changed
 */
export function readCorrection(cells: Cells, goalKey?: string) {
  const { kept, isSpoiled } = readKept(cells, 'Correction', correction);
  const isOther = kept !== undefined && isForeign(cells, kept.of, goalKey);
  const made: Correction | undefined = kept === undefined || isOther ? undefined : omit(kept, 'of');
  const correctionReason = cells.text('CorrectionReason');
  return {
    isSpoiled: isSpoiled === true || isOther,
    fields: definedOnly({ correction: made, correctionReason }),
  };
}

/** Reads the outcome that the product last took in. One that somebody has changed, or copied from another row, is not known. */
export function readTakenIn(cells: Cells, goalKey?: string): OutcomeThen | undefined {
  const { kept } = readKept(cells, 'TakenIn', takenIn);
  return kept === undefined || isForeign(cells, kept.of, goalKey) ? undefined : omit(kept, 'of');
}

/** Makes the cell that `readTakenIn` reads. A row that says nothing of it has the outcome that is written with it. */
export function writeTakenIn(row: New<ReportRow>): Fields {
  const taken = row.takenIn ?? outcomeOf(row);
  return { TakenIn: writeKept(taken && { of: row.key, ...taken }) };
}

/** Makes the cells that `readCorrection` reads. */
export function writeCorrection({
  key,
  correction: made,
  correctionReason,
}: Pick<New<ReportRow>, 'key' | 'correction' | 'correctionReason'>): Fields {
  return {
    CorrectionReason: correctionReason,
    Correction: writeKept(made && { of: key, ...made }),
  };
}
