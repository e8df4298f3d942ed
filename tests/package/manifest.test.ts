import Ajv04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { readdirSync } from 'node:fs';
import { PNG } from 'pngjs';
import { filled, folder, placeholders, projectJson, readProject } from './project';

interface Manifest {
  readonly version: string;
  readonly localizationInfo: {
    readonly defaultLanguageTag: string;
    readonly additionalLanguages: readonly {
      readonly languageTag: string;
      readonly file: string;
    }[];
  };
  readonly icons: { readonly color: string; readonly outline: string };
  readonly staticTabs: readonly { readonly entityId: string; readonly contentUrl: string }[];
  readonly bots: readonly { readonly botId: string; readonly scopes: readonly string[] }[];
  readonly webApplicationInfo: { readonly id: string; readonly resource: string };
  readonly validDomains: readonly string[];
}
const manifest = () => filled('appPackage/manifest.json') as Manifest;
const languageFiles = () => manifest().localizationInfo.additionalLanguages.map(({ file }) => file);

function validator(schema: unknown) {
  // `unicodeRegExp: false`: some patterns of these files are not valid with the `u` flag.
  const ajv = new Ajv04({ strict: false, unicodeRegExp: false, allErrors: true });
  addFormats(ajv);
  const validate = ajv.compile(schema as object);
  return (value: unknown) => {
    validate(value);
    return validate.errors ?? [];
  };
}

test.each(['v1.25', 'v1.30'])('the manifest is valid in Teams’ schema %s', (version) => {
  const check = validator(projectJson(`tests/schemas/teams/${version}/MicrosoftTeams.schema.json`));
  expect(check({ ...manifest(), manifestVersion: version.slice(1) })).toEqual([]);
});

test('the schema would refuse a wrong manifest', () => {
  const check = validator(projectJson('tests/schemas/teams/v1.25/MicrosoftTeams.schema.json'));
  expect(check({ ...manifest(), accentColor: 'green' })).not.toEqual([]);
  expect(check({ ...manifest(), colour: 'green' })).not.toEqual([]);
});

test.each(['v1.25', 'v1.30'])('every language file is valid in Teams’ schema %s', (version) => {
  const check = validator(
    projectJson(`tests/schemas/teams/${version}/MicrosoftTeams.Localization.schema.json`),
  );
  for (const file of languageFiles()) expect(check(filled(`appPackage/${file}`))).toEqual([]);
});

test('every language has the same texts, one for each tab of the manifest', () => {
  const tabs = manifest().staticTabs.map((_, i) => `staticTabs[${String(i)}].name`);
  const wanted = [
    '$schema',
    'name.short',
    'name.full',
    'description.short',
    'description.full',
    ...tabs,
  ];
  for (const file of languageFiles()) {
    const texts = filled(`appPackage/${file}`) as Record<string, string>;
    expect(Object.keys(texts).sort()).toEqual([...wanted].sort());
    expect(Object.values(texts).every((text) => text.trim() !== '')).toBe(true);
  }
});

test('Swedish is the manifest’s own language, English and Finnish stand beside it', () => {
  const { defaultLanguageTag, additionalLanguages } = manifest().localizationInfo;
  expect(defaultLanguageTag).toBe('sv');
  expect(additionalLanguages.map(({ languageTag }) => languageTag)).toEqual(['en', 'fi']);
});

test('the package holds the files that the manifest names, and nothing else', () => {
  const { icons } = manifest();
  const named = ['manifest.json', icons.color, icons.outline, ...languageFiles()];
  const there = readdirSync(folder('appPackage'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder('appPackage').length + 1));
  expect(there.map((name) => name.replaceAll('\\', '/')).sort()).toEqual(named.sort());
});

/** Returns the pixels of a PNG as [red, green, blue, alpha]. */
function pixels(file: string) {
  const { width, height, data } = PNG.sync.read(readProject(`appPackage/${file}`));
  const list = Array.from({ length: width * height }, (_, i) => [
    ...data.subarray(i * 4, i * 4 + 4),
  ]);
  return { width, height, list };
}

test('the outline icon is 32×32, pure white on transparent, and fills its square', () => {
  const { width, height, list } = pixels(manifest().icons.outline);
  expect([width, height]).toEqual([32, 32]);
  const seen = list.filter(([, , , alpha]) => alpha !== 0);
  expect(seen.length).toBeGreaterThan(100);
  expect(seen.every((pixel) => pixel.every((value) => value === 255))).toBe(true);
  const columns =
    seen.length === 0 ? [] : list.flatMap(([, , , a], i) => (a === 0 ? [] : [i % 32]));
  expect([Math.min(...columns), Math.max(...columns)]).toEqual([1, 30]);
});

test('the colour icon is 192×192 on a solid square, its mark within the middle 96×96', () => {
  const { width, height, list } = pixels(manifest().icons.color);
  expect([width, height]).toEqual([192, 192]);
  const background = String(list[0]);
  expect(list.every(([, , , alpha]) => alpha === 255)).toBe(true);
  const mark = list.flatMap((pixel, i) => (String(pixel) === background ? [] : [i]));
  expect(mark.length).toBeGreaterThan(1000);
  const isInside = (i: number) =>
    [i % 192, Math.floor(i / 192)].every((at) => at >= 48 && at < 144);
  expect(mark.every(isInside)).toBe(true);
});

test('the tabs stand as Mitt, Mål, Uppföljning and open the page of their own name', () => {
  expect(manifest().staticTabs.map(({ entityId }) => entityId)).toEqual([
    'mine',
    'goals',
    'follow-up',
  ]);
  for (const { entityId, contentUrl } of manifest().staticTabs) {
    expect(new URL(contentUrl).pathname).toBe('/tab/');
    expect(new URL(contentUrl).searchParams.get('page')).toBe(entityId);
  }
});

test('every address in the manifest is on the app’s own domain', () => {
  const raw = JSON.stringify({
    ...(projectJson('appPackage/manifest.json') as object),
    $schema: '',
  });
  const addresses = raw.match(/https?:\/\/[^"]*/g) ?? [];
  expect(addresses.length).toBeGreaterThan(5);
  expect(addresses.every((url) => url.startsWith('https://${{APP_DOMAIN}}/'))).toBe(true);
  expect(manifest().validDomains).toEqual(['jamna.granforsa.example']);
});

test('bot, sign-in and Entra app are one identity', () => {
  const { bots, webApplicationInfo } = manifest();
  expect(bots.map(({ botId }) => botId)).toEqual([webApplicationInfo.id]);
  const entra = filled('aad.manifest.json') as { appId: string; identifierUris: string[] };
  expect(entra.appId).toBe(webApplicationInfo.id);
  expect(entra.identifierUris).toEqual([webApplicationInfo.resource]);
});

test('the version is the one of package.json', () => {
  expect(manifest().version).toBe((projectJson('package.json') as { version: string }).version);
});

test('every placeholder has a value in env/.env.ci', () => {
  for (const file of [
    'appPackage/manifest.json',
    'aad.manifest.json',
    ...languageFiles().map((f) => `appPackage/${f}`),
  ]) {
    expect(placeholders(JSON.stringify(filled(file)))).toEqual([]);
  }
});
