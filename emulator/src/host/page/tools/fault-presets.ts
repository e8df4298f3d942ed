/** What goes wrong, in the form that `/_emulator/faults` takes. @see docs/faults.md */
type Fault = Readonly<Record<string, string | number | boolean>>;

/** Where something goes wrong, as regular expressions over path and query. */
export const targets = {
  everything: '^/(v1\\.0|connector|[^/]+/oauth2)/',
  graph: '^/v1\\.0/',
  rows: '^/v1\\.0/.*/items',
  changes: '^/v1\\.0/.*/delta',
  files: '^/v1\\.0/.*/(drive|drives)/',
  signIn: '^/[^/]+/oauth2/',
  messages: '^/connector/',
} as const;

/** Name of a target. */
export type TargetName = keyof typeof targets;

/** A disturbance ready to be chosen. */
export interface Preset {
  readonly fault: Fault;
  /** Happens to what is sent to the app, not to what the app asks. */
  readonly isDelivery?: boolean;
  /** Where it makes sense, when not everywhere. */
  readonly only?: TargetName;
  readonly method?: string;
}

/** Everything that can be chosen by hand, the commonest first. */
export const presets = {
  throttled: { fault: { status: 429, retryAfter: 5 } },
  throttledSilently: { fault: { status: 429 } },
  busy: { fault: { status: 503, retryAfter: 5 } },
  broken: { fault: { status: 500 } },
  slow: { fault: { delayMs: 8_000 } },
  held: { fault: { holdMs: 20_000 } },
  resetBefore: { fault: { reset: 'before' } },
  resetAfter: { fault: { reset: 'after' } },
  torn: { fault: { tornBody: true } },
  refused: { fault: { status: 403 } },
  conflict: { fault: { status: 412 }, only: 'rows', method: 'PATCH' },
  errorInPage: { fault: { errorObjectInPage: true }, only: 'changes' },
  repeatedPage: { fault: { page: 'repeated' }, only: 'changes' },
  latePage: { fault: { page: 'late' }, only: 'changes' },
  expiredLink: { fault: { expiredLink: true }, only: 'changes' },
  doubled: { fault: { doubled: true }, isDelivery: true },
  lost: { fault: { lost: true }, isDelivery: true },
  late: { fault: { delayMs: 20_000 }, isDelivery: true },
} as const satisfies Readonly<Record<string, Preset>>;

/** Name of a preset. */
export type PresetName = keyof typeof presets;

/** Names of the presets, in order. */
export const presetNames = Object.keys(presets) as PresetName[];

/** A rule as the emulator has it. */
export interface Rule {
  readonly match: { readonly method?: string; readonly path?: string; readonly to?: string };
  readonly probability: number;
  readonly fault: Fault;
  readonly hits: number;
  readonly left: number | null;
}

/** The rule of a choice. */
export function ruleOf(
  name: PresetName,
  at: { readonly target: TargetName; readonly times: number; readonly probability: number },
): object {
  const { fault, isDelivery, only, method }: Preset = presets[name];
  const to = isDelivery === true ? { to: 'product' } : { path: targets[only ?? at.target] };
  return {
    match: { ...to, ...(method === undefined ? {} : { method }) },
    ...(at.times === 0 ? {} : { times: at.times }),
    probability: at.probability,
    // Another seed each time: a person who tries again wants another evening.
    seed: Math.floor(Math.random() * 1_000_000),
    fault,
  };
}

const sameFault = (a: Fault, b: Fault) =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

/** The preset that a rule was made from; programs may add rules of their own, which have none. */
export function presetOf({ fault, match }: Rule): PresetName | undefined {
  return presetNames.find((name) => {
    const preset: Preset = presets[name];
    return (
      sameFault(preset.fault, fault) && (preset.isDelivery === true) === (match.to === 'product')
    );
  });
}

/** The target that a rule has, when it is one of ours. */
export function targetOf({ match }: Rule): TargetName | undefined {
  return (Object.keys(targets) as TargetName[]).find((name) => targets[name] === match.path);
}
