import { keyForm } from '../base/keys';
import type { FollowUpWorld } from './follow-up-world';

/** Greatest number of characters of the body's code in the code of a goal; the rest is for the number. */
const longestBodyPart = 50;

/** Returns every code of a goal that some row mentions: of goals, also such as are gone, and of what rounds ask for. */
function knownCodes({ goals, rounds, reports }: FollowUpWorld): readonly string[] {
  return [
    ...goals.flatMap(({ key, parentGoalKey }) => [key, parentGoalKey ?? '']),
    ...rounds.flatMap(({ asAsked, leftOutGoalKeys }) => [
      ...(asAsked?.goalKeys ?? []),
      ...leftOutGoalKeys,
    ]),
    ...reports.map(({ key }) => key.slice(key.indexOf(':') + 1)),
  ];
}

/**
 * Returns the next free code of a goal of the body: its code and a number, such as `BUN-4`. A number that a deleted goal had is not
 * given again while a row mentions it, since that goal's reports would then belong to the new one.
 *
 * @param taken codes that are taken besides those that the world knows
 */
export function nextGoalCode(
  world: FollowUpWorld,
  bodyKey: string,
  taken: readonly string[] = [],
): string {
  const begin = `${bodyKey.slice(0, longestBodyPart)}-`;
  const form = keyForm(begin);
  const numbers = [...knownCodes(world), ...taken].flatMap((code) => {
    const written = keyForm(code);
    const number = written.startsWith(form) ? written.slice(form.length) : '';
    return /^\d{1,9}$/.test(number) ? [Number(number)] : [];
  });
  return `${begin}${String(numbers.reduce((most, number) => Math.max(most, number), 0) + 1)}`;
}
