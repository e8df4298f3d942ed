import { followsLink } from './expired-link';
import {
  canHitPart,
  directionOf,
  parseRules,
  type Direction,
  type Fault,
  type FaultRule,
} from './fault-schema';

/** A rule with its counters. */
interface ActiveRule {
  readonly rule: FaultRule;
  readonly to: Direction;
  readonly isForParts: boolean;
  readonly path: RegExp;
  readonly random: () => number;
  left: number;
  hits: number;
}

/** Makes a generator of random numbers between 0 and 1 from a seed, by the algorithm mulberry32. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A call or a delivery, as the rules are matched against it. */
export interface FaultCandidate {
  /** `part`: a part of a `$batch`, to which not every fault of a call can happen. */
  readonly to: Direction | 'part';
  readonly method: string;
  readonly pathAndQuery: string;
}

/** A rule, with how often it has happened. */
export interface RuleState extends FaultRule {
  /** 0 for a rule that never matched. */
  readonly hits: number;
  /** How often the rule will still happen; `null` when nothing limits it. */
  readonly left: number | null;
}

/** The rules of `POST /_emulator/faults`. They are kept in memory until somebody clears them or the emulator ends. */
export interface Faults {
  /** Adds rules. @returns how many rules there are now. @throws {ValiError} when the body is no list of rules */
  add(rules: unknown): number;
  clear(): void;
  /** Finds the first rule that hits a call or delivery, counts the hit, and returns its fault. */
  take(candidate: FaultCandidate): Fault | undefined;
  list(): readonly RuleState[];
}

const activate = (rule: FaultRule): ActiveRule => ({
  rule,
  to: directionOf(rule),
  isForParts: canHitPart(rule),
  path: new RegExp(rule.match.path ?? ''),
  random: seededRandom(rule.seed),
  left: rule.times ?? Infinity,
  hits: 0,
});

const matches = (active: ActiveRule, { to, method, pathAndQuery }: FaultCandidate): boolean =>
  active.left > 0 &&
  (to === 'part' ? active.isForParts : active.to === to) &&
  (active.rule.fault.expiredLink !== true || followsLink(pathAndQuery)) &&
  (active.rule.match.method ?? method) === method &&
  active.path.test(pathAndQuery);

/** Makes an empty set of faults. */
export function createFaults(): Faults {
  let rules: readonly ActiveRule[] = [];
  return {
    add: (body) => {
      rules = [...rules, ...parseRules(body).map(activate)];
      return rules.length;
    },
    clear: () => {
      rules = [];
    },
    take: (candidate) => {
      const hit = rules.find(
        (active) => matches(active, candidate) && active.random() < active.rule.probability,
      );
      if (hit === undefined) return undefined;
      hit.left -= 1;
      hit.hits += 1;
      return hit.rule.fault;
    },
    list: () =>
      rules.map(({ rule, hits, left }) => ({
        ...rule,
        hits,
        left: left === Infinity ? null : left,
      })),
  };
}
