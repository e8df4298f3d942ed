import { useState } from 'react';
import type { ActInput } from '../../../../core/api/acts';
import type { BodyEndingView, GoalLeft } from '../../../../core/api/organisation/body-ending-view';
import type { OrganisationBody } from '../../../../core/api/organisation/organisation-view';
import { definedOnly } from '../../../../core/domain/base/defined';
import { hasKey } from '../../../../core/domain/base/keys';

/**
 * What becomes of a goal or of a body below, as a choice names it: `move` is to what replaces the body, `move:KEY` to another one;
 * `each` asks for every goal by itself. Empty as long as nobody has chosen.
 */
export type Fate = '' | 'move' | `move:${string}` | 'close' | 'leave' | 'end' | 'each';

/** What the form of an ending holds. */
export interface EndingDraft {
  readonly lastDay: string;
  readonly successorKey: string;
  /** What becomes of all goals. */
  readonly all: Fate;
  readonly ofGoals: Readonly<Record<string, Fate>>;
  readonly ofBodies: Readonly<Record<string, Fate>>;
  readonly reason: string;
}

/** The draft with what follows from it. */
export interface EndingForm {
  readonly draft: EndingDraft;
  readonly change: (over: Partial<EndingDraft>) => void;
  /** The codes of the body and of those below that end with it. */
  readonly keysEnding: readonly string[];
  /** The goals of these bodies. */
  readonly goals: readonly GoalLeft[];
  readonly fateOf: (goalKey: string) => Fate;
  /** True when something is left to choose. */
  readonly isUndecided: boolean;
  readonly input: () => ActInput<'body.end'>;
}

const targetIn = (fate: Fate): string | undefined =>
  fate.startsWith('move:') ? fate.slice('move:'.length) : undefined;

const wordOf = (fate: Fate): string => (fate.startsWith('move') ? 'move' : fate);

/** Keeps what the form of an ending holds, and works out which goals it asks about. */
export function useEnding(body: OrganisationBody, view: BodyEndingView): EndingForm {
  const [draft, setDraft] = useState<EndingDraft>({
    lastDay: body.lastDay ?? view.today,
    successorKey: body.successor?.key ?? '',
    ...{ all: '', ofGoals: {}, ofBodies: {}, reason: '' },
  });
  const ending = view.below.filter(({ key }) => draft.ofBodies[key] === 'end');
  const keysEnding = [body.key, ...ending.flatMap(({ withBelow }) => withBelow)];
  const goals = view.goals.filter(({ bodyKey }) => hasKey(keysEnding, bodyKey));
  const fateOf = (key: string): Fate =>
    draft.all === 'each' ? (draft.ofGoals[key] ?? '') : draft.all;
  const isUndecided =
    draft.lastDay === '' ||
    goals.some(({ key }) => fateOf(key) === '') ||
    view.below.some(({ key }) => (draft.ofBodies[key] ?? '') === '');
  const input = (): ActInput<'body.end'> => ({
    bodyKey: body.key,
    lastDay: draft.lastDay,
    ...definedOnly({ successorKey: draft.successorKey === '' ? undefined : draft.successorKey }),
    goals: goals.map(({ key }) => {
      const fate = fateOf(key);
      // The cast is safe: the choices of a goal are these.
      const to = wordOf(fate) as 'move' | 'close' | 'leave';
      const reason = to === 'close' ? draft.reason : undefined;
      return { goalKey: key, to, ...definedOnly({ bodyKey: targetIn(fate), reason }) };
    }),
    bodies: view.below.map(({ key }) => {
      const fate = draft.ofBodies[key] ?? '';
      const to = fate === 'end' ? 'end' : 'move';
      return { bodyKey: key, to, ...definedOnly({ parentKey: targetIn(fate) }) };
    }),
  });
  const change = (over: Partial<EndingDraft>): void => setDraft((now) => ({ ...now, ...over }));
  return { draft, change, keysEnding, goals, fateOf, isUndecided, input };
}
