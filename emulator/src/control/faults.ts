import { followsLink } from './expired-link';
import {
  canHitPart,
  directionOf,
  parseRules,
  type Direction,
  type Fault,
  type WantedRule,
} from './fault-schema';

interface Rule {
  readonly wanted: WantedRule;
  readonly to: Direction;
  readonly isForParts: boolean;
  readonly path: RegExp;
  readonly chance: () => number;
  left: number;
  hits: number;
}

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A call that comes in or a delivery that goes out, as rules see it. */
export interface Passing {
  /** `part`: a part of a batch, to which not every fault of a call can happen. */
  readonly to: Direction | 'part';
  readonly method: string;
  readonly pathAndQuery: string;
}

/** A rule and how often it has happened: 0 for one that never matched. */
export interface RuleState extends WantedRule {
  readonly hits: number;
  /** How often it will still happen; `null` without end. */
  readonly left: number | null;
}

/** Faults that were asked for. They live until they are cleared or the program ends. */
export interface Faults {
  /** @returns how many rules there are now. @throws {ValiError} when the rules are not of the documented form */
  add(rules: unknown): number;
  clear(): void;
  /** The fault of a call or delivery; counts it. */
  take(passing: Passing): Fault | undefined;
  list(): readonly RuleState[];
}

const toRule = (wanted: WantedRule): Rule => ({
  wanted,
  to: directionOf(wanted),
  isForParts: canHitPart(wanted),
  path: new RegExp(wanted.match.path ?? ''),
  chance: chanceFrom(wanted.seed),
  left: wanted.times ?? Infinity,
  hits: 0,
});

const isMeant = (rule: Rule, { to, method, pathAndQuery }: Passing): boolean =>
  rule.left > 0 &&
  (to === 'part' ? rule.isForParts : rule.to === to) &&
  (rule.wanted.fault.expiredLink !== true || followsLink(pathAndQuery)) &&
  (rule.wanted.match.method ?? method) === method &&
  rule.path.test(pathAndQuery);

/** An empty set of faults. */
export function createFaults(): Faults {
  let rules: readonly Rule[] = [];
  return {
    add: (wanted) => {
      rules = [...rules, ...parseRules(wanted).map(toRule)];
      return rules.length;
    },
    clear: () => {
      rules = [];
    },
    take: (passing) => {
      const hit = rules.find(
        (rule) => isMeant(rule, passing) && rule.chance() < rule.wanted.probability,
      );
      if (hit === undefined) return undefined;
      hit.left -= 1;
      hit.hits += 1;
      return hit.wanted.fault;
    },
    list: () =>
      rules.map(({ wanted, hits, left }) => ({
        ...wanted,
        hits,
        left: left === Infinity ? null : left,
      })),
  };
}
