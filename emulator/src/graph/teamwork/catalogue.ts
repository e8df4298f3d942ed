import * as v from 'valibot';
import { botName } from '../../connector/addresses';
import type { Emulator } from '../../state/emulator';
import { readPackageFile } from '../../host/project-files';
import { guidFrom } from '../lists/site';

const activityType = v.looseObject({ type: v.string(), templateText: v.string() });
const manifest = v.looseObject({
  version: v.optional(v.string(), '1.0.0'),
  description: v.optional(v.looseObject({ short: v.optional(v.string(), '') }), {}),
  activities: v.optional(
    v.looseObject({ activityTypes: v.optional(v.array(activityType), []) }),
    {},
  ),
});

/** The one app in the organisation's catalogue: the product under test. */
export interface CatalogueApp {
  /** Id in the catalogue, which is not that of the manifest. */
  readonly id: string;
  /** Id in the manifest. */
  readonly externalId: string;
  readonly displayName: string;
  readonly version: string;
  readonly shortDescription: string;
  /** The text of its notifications by activity type. Names in braces are parameters. */
  readonly activityTypes: Readonly<Record<string, string>>;
}

/** Reads the app from its package on each call. Without a package the app has no activity types. */
export function catalogueApp(emulator: Emulator): CatalogueApp {
  const { productClientId } = emulator.tenant;
  const bytes = readPackageFile('manifest.json');
  const read: unknown = bytes === undefined ? {} : JSON.parse(bytes.toString('utf8'));
  const app = v.parse(manifest, read);
  return {
    id: guidFrom(`teamsApp:${productClientId}`),
    externalId: productClientId,
    displayName: botName(emulator.tenant),
    version: app.version,
    shortDescription: app.description.short,
    activityTypes: Object.fromEntries(
      app.activities.activityTypes.map(({ type, templateText }) => [type, templateText]),
    ),
  };
}

/** A `teamsApp` in Graph's form. */
export const presentApp = (app: CatalogueApp): Readonly<Record<string, unknown>> => ({
  id: app.id,
  externalId: app.externalId,
  displayName: app.displayName,
  distributionMethod: 'organization',
});

/** A `teamsAppDefinition` in Graph's form. */
export const presentDefinition = (app: CatalogueApp): Readonly<Record<string, unknown>> => ({
  id: Buffer.from(`${app.id}##${app.version}##Published`).toString('base64'),
  teamsAppId: app.id,
  displayName: app.displayName,
  version: app.version,
  publishingState: 'published',
  shortDescription: app.shortDescription,
  lastModifiedDateTime: null,
  createdBy: null,
});
