/** The fault of a rule, in the form that `/_emulator/faults` takes. @see docs/faults.md */
type Fault = Readonly<Record<string, string | number | boolean>>;

/** The requests that a fault can be limited to, as regular expressions over path and query. */
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

/** A fault that people can choose on the page. */
export interface Preset {
  readonly fault: Fault;
  /** The fault applies to what the emulator sends to the app, not to the app's requests. */
  readonly isDelivery?: boolean;
  /** The only target for which the fault makes sense; without it, the person chooses the target. */
  readonly only?: TargetName;
  readonly method?: string;
}

/** The faults that people can choose on the page, the most common first. */
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

/** A fault rule as the emulator lists it. */
export interface Rule {
  readonly match: { readonly method?: string; readonly path?: string; readonly to?: string };
  readonly probability: number;
  readonly fault: Fault;
  readonly hits: number;
  readonly left: number | null;
}

/** Makes the fault rule of what a person chose. */
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
    // The seed is random, so that other requests fail each time that a person adds the same fault.
    seed: Math.floor(Math.random() * 1_000_000),
    fault,
  };
}

const sameFault = (a: Fault, b: Fault) =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

/** Finds the preset that a rule was made from; there is none for rules that a program added over HTTP. */
export function presetOf({ fault, match }: Rule): PresetName | undefined {
  return presetNames.find((name) => {
    const preset: Preset = presets[name];
    return (
      sameFault(preset.fault, fault) && (preset.isDelivery === true) === (match.to === 'product')
    );
  });
}

/** Finds the target of a rule, when its path is that of a target. */
export function targetOf({ match }: Rule): TargetName | undefined {
  return (Object.keys(targets) as TargetName[]).find((name) => targets[name] === match.path);
}
