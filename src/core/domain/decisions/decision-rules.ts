import type { Fault } from '../base/fault';
import { groupedBy } from '../base/group-by';
import { keyForm } from '../base/keys';
import { faultOfText } from '../base/text-fields';
import type { CalendarDate } from '../base/time';
import { faultOfDate } from '../base/years';
import type { Body } from '../organisation/body';
import {
  bodyAndAbove,
  bodyOf,
  processLeaderIds,
  rolesOf,
  type OrganisationWorld,
} from '../organisation/organisation';
import type { Decision, DecisionName } from './decision';

/** The part of the world that the rules of decisions read. */
export interface DecisionWorld extends OrganisationWorld {
  readonly decisions: readonly Decision[];
}

/** True for a body that decides on goals: the council and the boards. */
export function isDecidingBody({ kind }: Body): boolean {
  return kind === 'council' || kind === 'board';
}

/** Returns the bodies that may decide on what belongs to the body: its own board or council and those above, nearest first. */
export function decidingBodiesOf(
  world: Pick<OrganisationWorld, 'bodies'>,
  bodyId: string,
): readonly Body[] {
  return bodyAndAbove(world, bodyId).filter(isDecidingBody);
}

/** Returns the form in which paragraphs are compared: `§ 79`, `§79` and `79` are the same one. */
function paragraphForm(paragraph: string): string {
  return keyForm(paragraph.replace(/[§\s]+/g, ''));
}

/** True when both are the same decision: of the same body, on the same day, with the same paragraph. */
export function isSameDecision(a: DecisionName, b: DecisionName): boolean {
  return nameForm(a) === nameForm(b);
}

/** Returns the recorded decision with the body, day and paragraph: of several rows, the one with the lowest id. */
export function recordedDecision(
  decisions: readonly Decision[],
  name: DecisionName,
): Decision | undefined {
  return decisions
    .filter((decision) => isSameDecision(decision, name))
    .toSorted((a, b) => Number(a.id) - Number(b.id))[0];
}

/** Returns a text that is equal for the same decision, and for no other one. */
function nameForm({ bodyId, decidedOn, paragraph }: DecisionName): string {
  return `${bodyId} ${decidedOn} ${paragraphForm(paragraph)}`;
}

/** Returns the rows that record a decision once more, each with the row that came first. */
export function decisionDoubles(
  decisions: readonly Decision[],
): readonly { readonly decision: Decision; readonly first: Decision }[] {
  const byName = groupedBy(decisions, nameForm);
  return [...byName.values()].flatMap((same) => {
    const [first, ...others] = same.toSorted((a, b) => Number(a.id) - Number(b.id));
    return first === undefined ? [] : others.map((decision) => ({ decision, first }));
  });
}

/** Returns the row of the same decision that came first, when the decision's row is a double of it. */
export function firstOfDoubles(
  decisions: readonly Decision[],
  decision: Decision,
): Decision | undefined {
  const first = recordedDecision(decisions, decision);
  return first === undefined || first.id === decision.id ? undefined : first;
}

/** Greatest number of characters of the body's code in the code of a decision, which also holds a date and a number. */
const longestBodyPart = 45;

/** Makes the code of the body's n-th recorded decision of the day, such as `BUN-2026-11-26-1`. */
export function decisionKey(bodyKey: string, decidedOn: CalendarDate, n: number): string {
  return `${bodyKey.slice(0, longestBodyPart)}-${decidedOn}-${String(n)}`;
}

/** Returns the faults of the day and the paragraph of a decision. */
export function faultsOfDecisionName(
  { decidedOn, paragraph }: Pick<DecisionName, 'decidedOn' | 'paragraph'>,
  today: CalendarDate,
): readonly Fault[] {
  const ofDate = faultOfDate('decidedOn', decidedOn);
  const isFuture = ofDate === undefined && decidedOn > today;
  const isMissing = paragraphForm(paragraph) === '';
  const found: readonly (Fault | undefined)[] = [
    ofDate,
    isFuture ? { field: 'decidedOn', reason: 'in-the-future' } : undefined,
    isMissing ? { field: 'paragraph', reason: 'missing' } : faultOfText('paragraph', paragraph),
  ];
  return found.filter((fault) => fault !== undefined);
}

/** Returns the rules that a decision's row breaks. */
export function faultsOfDecision(world: DecisionWorld, decision: Decision): readonly Fault[] {
  const body = bodyOf(world, decision.bodyId);
  const first = firstOfDoubles(world.decisions, decision);
  const found: readonly (Fault | undefined)[] = [
    body === undefined ? { field: 'body', reason: 'unknown' } : undefined,
    body !== undefined && !isDecidingBody(body)
      ? { field: 'body', reason: 'not-a-deciding-body' }
      : undefined,
    first && { field: 'paragraph', reason: 'decision-recorded', values: { key: first.key } },
  ];
  return [
    ...found.filter((fault) => fault !== undefined),
    ...faultsOfDecisionName(decision, world.today),
  ];
}

/** True for a person who records the body's decisions: its secretary, and the process leaders. */
export function recordsDecisionsOf(
  world: OrganisationWorld,
  bodyId: string,
  objectId: string,
): boolean {
  return isSecretaryOf(world, bodyId, objectId) || processLeaderIds(world).includes(objectId);
}

/** True for the secretary of the body. */
export function isSecretaryOf(world: OrganisationWorld, bodyId: string, objectId: string): boolean {
  return rolesOf(world, objectId).secretaryOf.has(bodyId);
}
