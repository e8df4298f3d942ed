import * as v from 'valibot';
import { definedOnly } from '../../core/domain/base/defined';
import { attainments, type Correction, type ReportRow } from '../../core/domain/follow-up/report';
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
];

const correction = v.object({
  first: v.exactOptional(v.object({ figures: figuresSchema, attainment: v.picklist(attainments) })),
  byName: v.string(),
  at: v.string(),
}) satisfies v.GenericSchema<unknown, Correction>;

/** Reads a correction. One that somebody has changed is left out, and `isSpoiled` is true. */
export function readCorrection(cells: Cells) {
  const { kept, isSpoiled } = readKept(cells, 'Correction', correction);
  const correctionReason = cells.text('CorrectionReason');
  return { isSpoiled, fields: definedOnly({ correction: kept, correctionReason }) };
}

/** Makes the cells that `readCorrection` reads. */
export function writeCorrection({
  correction: made,
  correctionReason,
}: Pick<New<ReportRow>, 'correction' | 'correctionReason'>): Fields {
  return { CorrectionReason: correctionReason, Correction: writeKept(made) };
}
