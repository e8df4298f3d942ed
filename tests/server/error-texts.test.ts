import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { faultText } from '../../src/core/text/error/error-texts';

const source = resolve(__dirname, '..', '..', 'src', 'core');

/** Every reason that a rule of core can give, as it stands in the source. */
function reasonsOfCore(): readonly string[] {
  const files = ['domain', 'acts', 'views'].flatMap((folder) =>
    readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(source, folder, name), 'utf8')),
  );
  const written =
    /(?:reason: |refuse\([^,()]+, |refusal\(|read\(name, [^']*)'([a-z]+(?:-[a-z]+)*)'/g;
  return [
    ...new Set(files.flatMap((file) => [...file.matchAll(written)].map((match) => match[1]!))),
  ];
}

/** Reasons of the ledger and of broken rows: they are not shown as faults of a field. */
const elsewhere = new Set([
  'bot-not-installed',
  'no-answer',
  'send-failed',
  'by-hand',
  'not-adopted',
]);
const general = {
  sv: 'Uppgiften följer inte reglerna.',
  en: 'The value breaks a rule.',
  fi: 'Tieto ei noudata sääntöjä.',
};

test('every rule of the core says in three languages what is wrong', () => {
  const reasons = reasonsOfCore().filter((reason) => !elsewhere.has(reason));
  expect(reasons.length).toBeGreaterThan(25);
  const values = { min: 0, max: 100, decimals: 1, sum: 3, key: 'BUN-1', longest: 2000 };
  for (const language of ['sv', 'en', 'fi'] as const) {
    const silent = reasons.filter(
      (reason) => faultText({ field: 'x', reason, values }, language) === general[language],
    );
    expect({ language, silent }).toEqual({ language, silent: [] });
  }
});

test('a rule without words of its own gets the general sentence, whatever it is called', () => {
  for (const reason of ['malformed', 'constructor', '__proto__', '']) {
    expect(faultText({ field: 'x', reason }, 'sv')).toBe(general.sv);
  }
});

test('a text that is too long says how long it may be', () => {
  const fault = { field: 'comment', reason: 'too-long', values: { longest: 2000 } };
  expect(faultText(fault, 'sv')).toBe('Texten får ha högst 2000 tecken.');
});
