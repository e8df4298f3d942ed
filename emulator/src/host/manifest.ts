import * as v from 'valibot';
import type { Emulator } from '../state/emulator';
import { readPackageFile } from './project-files';

const tab = v.looseObject({
  entityId: v.string(),
  name: v.optional(v.string()),
  contentUrl: v.optional(v.string()),
  scopes: v.optional(v.array(v.string()), ['personal']),
});
const configurableTab = v.looseObject({
  configurationUrl: v.string(),
  canUpdateConfiguration: v.optional(v.boolean(), true),
  scopes: v.optional(v.array(v.string()), ['team']),
});
const manifest = v.looseObject({
  id: v.string(),
  name: v.looseObject({ short: v.string() }),
  staticTabs: v.optional(v.array(tab), []),
  configurableTabs: v.optional(v.array(configurableTab), []),
  validDomains: v.optional(v.array(v.string()), []),
  localizationInfo: v.optional(
    v.looseObject({
      defaultLanguageTag: v.string(),
      additionalLanguages: v.optional(
        v.array(v.looseObject({ languageTag: v.string(), file: v.string() })),
        [],
      ),
    }),
  ),
});
type Manifest = v.InferOutput<typeof manifest>;

/** A tab of the personal app. */
export interface StaticTab {
  readonly entityId: string;
  readonly name: string;
  readonly contentUrl: string;
}

/** The tab that people can put into channels, once they have chosen there what it shows. */
export interface ConfigurableTab {
  readonly configurationUrl: string;
  readonly canUpdate: boolean;
}

/** The product's app as its package describes it, in one language. */
export interface AppOfManifest {
  readonly id: string;
  readonly name: string;
  readonly tabs: readonly StaticTab[];
  /** Missing when the app has nothing for channels. */
  readonly channelTab?: ConfigurableTab;
  /** Hosts that its pages may come from, without scheme; `*.` stands for one part. */
  readonly validDomains: readonly string[];
}

/** Fills `${{NAME}}`: the domain is the product's address here, everything else is its client id. */
function fill(emulator: Emulator, text: string): string {
  const product = new URL(emulator.addresses.product);
  return text
    .replace(/https:\/\/\$\{\{[A-Z_]*DOMAIN\}\}/g, product.origin)
    .replace(/\$\{\{[A-Z_]*DOMAIN\}\}/g, product.host)
    .replace(/\$\{\{[A-Z_]+\}\}/g, emulator.tenant.productClientId);
}

function parse(emulator: Emulator, file: string): unknown {
  const bytes = readPackageFile(file);
  if (bytes === undefined) return undefined;
  return JSON.parse(fill(emulator, bytes.toString('utf8')));
}

/** Words of the language file for a tag such as `sv-SE`, by JSON path; empty for the manifest's own language. */
function wordsFor(emulator: Emulator, app: Manifest, language: string) {
  const short = language.split('-')[0] ?? language;
  const file = app.localizationInfo?.additionalLanguages.find(
    ({ languageTag }) => languageTag.split('-')[0] === short,
  )?.file;
  const words = file === undefined ? {} : parse(emulator, file);
  return v.is(v.record(v.string(), v.unknown()), words) ? words : {};
}

type Say = (path: string, otherwise: string) => string;

function personalTabs({ staticTabs }: Manifest, say: Say): readonly StaticTab[] {
  return staticTabs.flatMap(({ entityId, name, contentUrl, scopes }, at) =>
    contentUrl === undefined || !scopes.includes('personal')
      ? []
      : [{ entityId, contentUrl, name: say(`staticTabs[${String(at)}].name`, name ?? entityId) }],
  );
}

function channelTab({ configurableTabs }: Manifest): ConfigurableTab | undefined {
  const tab = configurableTabs.find(({ scopes }) => scopes.includes('team'));
  if (tab === undefined) return undefined;
  return { configurationUrl: tab.configurationUrl, canUpdate: tab.canUpdateConfiguration };
}

/**
 * Reads `appPackage/manifest.json` anew, so that a change shows at the next load.
 *
 * @returns `undefined` when the file is not there or is no manifest
 * @see "Localize your app", learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-localization
 */
export function readManifest(emulator: Emulator, language: string): AppOfManifest | undefined {
  const parsed = v.safeParse(manifest, parse(emulator, 'manifest.json'));
  if (!parsed.success) return undefined;
  const app = parsed.output;
  const words = wordsFor(emulator, app, language);
  const say = (path: string, otherwise: string) => {
    const said = words[path];
    return typeof said === 'string' ? said : otherwise;
  };
  const ofChannels = channelTab(app);
  return {
    id: app.id,
    name: say('name.short', app.name.short),
    tabs: personalTabs(app, say),
    ...(ofChannels === undefined ? {} : { channelTab: ofChannels }),
    validDomains: app.validDomains,
  };
}
