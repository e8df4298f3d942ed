// `node run/notices.mjs --write` (`npm run notices`) writes THIRD-PARTY-NOTICES.md, the licences of the packages that are
// shipped: those that the server and set-up load when they run, and those that Vite has put into the built tab. Without
// `--write` it only checks whether the file is current, and ends with 1 when it is not.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildAll } from './build.mjs';
import { root } from './programs.mjs';

const target = join(root, 'THIRD-PARTY-NOTICES.md');
const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const { packages } = read('package-lock.json');

/** Where Node finds a package that the one at `from` asks for. */
function placeOf(name, from) {
  for (let folder = from; ; folder = folder.slice(0, folder.lastIndexOf('/node_modules/'))) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (place in packages) return place;
    if (!folder.includes('/node_modules/')) {
      const top = `node_modules/${name}`;
      return top in packages ? top : undefined;
    }
  }
}

/** Places of the packages that `dependencies` of the product lead to. */
function loadedByServer() {
  const found = new Set();
  const visit = (place) => {
    const { dependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = packages[place];
    const peers = Object.keys(peerDependencies).filter(
      (name) => !peerDependenciesMeta[name]?.optional,
    );
    for (const name of [...Object.keys(dependencies), ...peers]) {
      const next = placeOf(name, place);
      if (next === undefined) throw new Error(`package-lock.json has no ${name} for ${place}.`);
      if (found.has(next)) continue;
      found.add(next);
      visit(next);
    }
  };
  visit('');
  return found;
}

/** The packages in the worker of the tab that reads files. Vite lists those of the pages alone. */
const inWorker = ['fflate', 'read-excel-file', 'saxen'].map((name) => ({
  name,
  version: packages[`node_modules/${name}`].version,
}));

/** Places of the packages that Vite has listed while it built the tab, and of those in its worker. */
function bundledIntoTab() {
  const listed = read('dist/tab/.vite/license.json');
  const places = Object.keys(packages);
  return new Set(
    [...listed, ...inWorker].map(({ name, version }) => {
      const place = places.find(
        (one) => one.endsWith(`node_modules/${name}`) && packages[one].version === version,
      );
      if (place === undefined) throw new Error(`package-lock.json has no ${name} ${version}.`);
      return place;
    }),
  );
}

/** Licence, notice and attribution of a package, as its files say them. */
function textsOf(place) {
  const files = readdirSync(join(root, place))
    .filter(
      (name) => /^(un)?licen[cs]e|^copying|notice/i.test(name) && !/\.[cm]?[jt]s$/i.test(name),
    )
    .sort();
  return files.map((name) =>
    readFileSync(join(root, place, name), 'utf8')
      .replaceAll('\r', '')
      .trim(),
  );
}

const authorOf = ({ author }) => (typeof author === 'string' ? author : author?.name);

function entry(place, usedBy) {
  const about = read(`${place}/package.json`);
  const texts = textsOf(place);
  const author = authorOf(about);
  const noText = `The package brings no text of its licence${author === undefined ? '' : `; its author is ${author}`}.`;
  return {
    title: `${about.name} ${about.version}`,
    licence: about.license,
    usedBy: usedBy.join(' and '),
    text: texts.length === 0 ? noText : texts.join('\n\n---\n\n'),
  };
}

function section({ title, licence, usedBy, text }) {
  // A fence longer than any in the text.
  const fence = '`'.repeat(
    Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)),
  );
  return `## ${title}\n\n${licence}, in the ${usedBy}\n\n${fence}text\n${text}\n${fence}\n`;
}

await buildAll(['tab']);
const users = new Map([
  ['server', loadedByServer()],
  ['tab', bundledIntoTab()],
]);
const places = new Set([...users.values()].flatMap((all) => [...all]));
const entries = [...places].map((place) =>
  entry(
    place,
    [...users].filter(([, all]) => all.has(place)).map(([name]) => name),
  ),
);
// One package may lie at several places.
const byTitle = new Map(entries.map((one) => [one.title, one]));
const sorted = [...byTitle.values()].sort((a, b) => (a.title < b.title ? -1 : 1));
const text = `# Third-party notices

Jämna is shipped with the packages below. \`npm run notices\` writes this file from what is installed.

${sorted.map(section).join('\n')}`;

if (process.argv.includes('--write')) {
  writeFileSync(target, text);
} else if (readFileSync(target, 'utf8') !== text) {
  process.stderr.write('THIRD-PARTY-NOTICES.md is not current: npm run notices writes it.\n');
  process.exitCode = 1;
}
