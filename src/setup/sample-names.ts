import { definedOnly } from '../core/domain/base/defined';
import type { Names } from '../graph/columns/list-map';
import { namesFrom } from '../graph/columns/names';
import type { Sample } from './sample-files';

type Ids = ReadonlyMap<string, string>;

/** The ids of loaded rows, by their key in the sample. */
export interface SampleIds {
  readonly bodies: Ids;
  readonly goals: Ids;
  readonly rounds: Ids;
}

function byId<T extends { readonly key: string }>(rows: readonly T[], ids: Ids) {
  return new Map(rows.map((row) => [ids.get(row.key) ?? '', row]));
}

/**
 * Finds names of the sample's rows by id, for columns that repeat the name of another row. It finds nothing until
 * `know` has been called with the ids.
 */
export class SampleNames {
  private readonly sample: Sample;
  private ids: SampleIds = { bodies: new Map(), goals: new Map(), rounds: new Map() };

  constructor(sample: Sample) {
    this.sample = sample;
  }

  know(ids: SampleIds): void {
    this.ids = ids;
  }

  known(): Names {
    const { ids, sample } = this;
    const bodies = byId(sample.bodies, ids.bodies);
    const goals = byId(sample.goals, ids.goals);
    const rounds = byId(sample.rounds, ids.rounds);
    const body = (id: string) => {
      const row = bodies.get(id);
      const parentId = ids.bodies.get(row?.parent ?? '');
      return row && definedOnly({ id, name: row.name, kind: row.kind, parentId });
    };
    const goal = (id: string) => {
      const row = goals.get(id);
      return row && { key: row.key, bodyId: ids.bodies.get(row.body) ?? '' };
    };
    const round = (id: string) => rounds.get(id);
    return namesFrom({ body, goal, round }, (fault) => fault.reason);
  }
}
