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

/** A personal tab of the app. */
export interface StaticTab {
  readonly entityId: string;
  readonly name: string;
  readonly contentUrl: string;
}

/** The tab that people can add to channels, after they chose on the app's configuration page what it shows. */
export interface ConfigurableTab {
  readonly configurationUrl: string;
  readonly canUpdate: boolean;
}

/** The product's app in one language, as its app package describes it. */
export interface AppOfManifest {
  readonly id: string;
  readonly name: string;
  readonly tabs: readonly StaticTab[];
  /** Missing when the app has no tab for channels. */
  readonly channelTab?: ConfigurableTab;
  /** The hosts that the app's pages may come from, without scheme. `*.` stands for one part of the name. */
  readonly validDomains: readonly string[];
}

/** Fills placeholders of the form `${{NAME}}`: a domain with the product's address, anything else with its client id. */
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

/** The texts of the language file for a tag such as `sv-SE`, by JSON path. Empty for the manifest's own language. */
function translationsFor(emulator: Emulator, app: Manifest, language: string) {
  const short = language.split('-')[0] ?? language;
  const file = app.localizationInfo?.additionalLanguages.find(
    ({ languageTag }) => languageTag.split('-')[0] === short,
  )?.file;
  const texts = file === undefined ? {} : parse(emulator, file);
  return v.is(v.record(v.string(), v.unknown()), texts) ? texts : {};
}

type Translate = (path: string, otherwise: string) => string;

function personalTabs({ staticTabs }: Manifest, translate: Translate): readonly StaticTab[] {
  return staticTabs.flatMap(({ entityId, name, contentUrl, scopes }, at) =>
    contentUrl === undefined || !scopes.includes('personal')
      ? []
      : [
          {
            entityId,
            contentUrl,
            name: translate(`staticTabs[${String(at)}].name`, name ?? entityId),
          },
        ],
  );
}

function channelTab({ configurableTabs }: Manifest): ConfigurableTab | undefined {
  const tab = configurableTabs.find(({ scopes }) => scopes.includes('team'));
  if (tab === undefined) return undefined;
  return { configurationUrl: tab.configurationUrl, canUpdate: tab.canUpdateConfiguration };
}

/**
 * Reads the manifest of the app package at each call, so that a change shows when the page loads next.
 *
 * @returns `undefined` when there is no such file, or it is no manifest
 * @see "Localize your app", https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-localization
 */
export function readManifest(emulator: Emulator, language: string): AppOfManifest | undefined {
  const parsed = v.safeParse(manifest, parse(emulator, 'manifest.json'));
  if (!parsed.success) return undefined;
  const app = parsed.output;
  const translations = translationsFor(emulator, app, language);
  const translate = (path: string, otherwise: string) => {
    const text = translations[path];
    return typeof text === 'string' ? text : otherwise;
  };
  const ofChannels = channelTab(app);
  return {
    id: app.id,
    name: translate('name.short', app.name.short),
    tabs: personalTabs(app, translate),
    ...(ofChannels === undefined ? {} : { channelTab: ofChannels }),
    validDomains: app.validDomains,
  };
}
