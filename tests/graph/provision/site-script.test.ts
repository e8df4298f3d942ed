import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { descriptions } from '../../../src/graph/descriptions';
import { siteScript } from '../../../src/graph/provision/site-script';

const schemas = join(__dirname, '..', '..', 'schemas', 'sp');
const schema = (name: string) => JSON.parse(readFileSync(join(schemas, name), 'utf8')) as object;

interface Action {
  readonly verb: string;
  readonly listName: string;
  readonly subactions: readonly {
    readonly verb: string;
    readonly fieldDisplayName?: string;
    readonly formatterJSON?: object;
    readonly viewFields?: readonly string[];
    readonly query?: string;
    readonly name?: string;
    readonly makeDefault?: boolean;
  }[];
}
const script = siteScript(descriptions, '0f0f0f0f-0000-4000-8000-000000000001');
const actions = script['actions'] as readonly Action[];

describe('The site script', () => {
  it('fits SharePoint’s schema of site scripts', () => {
    const check = new Ajv({ strict: false }).compile(
      schema('site-design-script-actions.schema.json'),
    );
    check(script);
    expect(check.errors ?? []).toEqual([]);
  });

  it('has column formats that fit SharePoint’s schema', () => {
    const ajv = new AjvDraft04({ strict: false, unicodeRegExp: false });
    addFormats(ajv);
    const check = ajv.compile(schema('v2/column-formatting.schema.json'));
    const formatters = actions.flatMap(({ subactions }) =>
      subactions.flatMap((s) => s.formatterJSON ?? []),
    );
    expect(formatters.length).toBeGreaterThan(5);
    for (const formatter of formatters) {
      check(formatter);
      expect(check.errors ?? []).toEqual([]);
    }
  });

  it('names only columns that the lists have, and has one default view for each list', () => {
    for (const { listName, subactions } of actions) {
      const list = descriptions.find(({ displayName }) => displayName === listName)!;
      const names = new Set(['LinkTitle', 'Title', ...list.columns.map(({ name }) => name)]);
      const shown = new Set([
        list.titleDisplayName,
        ...list.columns.map(({ displayName }) => displayName),
      ]);
      for (const action of subactions) {
        for (const name of action.viewFields ?? []) expect(names).toContain(name);
        for (const [, name] of (action.query ?? '').matchAll(/FieldRef Name="(\w+)"/g))
          expect(names).toContain(name);
        if (action.fieldDisplayName !== undefined) expect(shown).toContain(action.fieldDisplayName);
      }
      expect(subactions.filter(({ makeDefault }) => makeDefault === true)).toHaveLength(1);
    }
  });

  it('colours every word of a choice, and no other word', () => {
    for (const { columns, pills } of descriptions) {
      for (const [name, words] of Object.entries(pills)) {
        const column = columns.find((c) => c.name === name);
        expect(column?.kind === 'choice' ? [...column.choices].sort() : []).toEqual(
          Object.keys(words).sort(),
        );
      }
    }
  });

  it('groups reports by board, and has views of those that are sent back, to be reviewed and to be checked', () => {
    const reports = actions.find(({ listName }) => listName === 'Rapporter');
    const views = reports?.subactions
      .filter(({ verb }) => verb === 'addSPView')
      .map(({ name }) => name);
    expect(views).toEqual(
      expect.arrayContaining(['Per nämnd', 'Att granska', 'Återsända', 'Kontrolleras']),
    );
    expect(JSON.stringify(reports)).toContain('GroupBy');
    expect(JSON.stringify(reports)).toContain('Öppna i Teams');
    expect(JSON.stringify(reports)).toContain(
      "subEntityId%22%3A%22round%3A' + [$RoundKey] + '%3A' + [$Goal.lookupId] + '%22%7D'",
    );
    expect(JSON.stringify(actions.find(({ listName }) => listName === 'Mål'))).toContain(
      "='https://teams.microsoft.com/l/entity/0f0f0f0f-0000-4000-8000-000000000001/goals?context=%7B%22subEntityId%22%3A%22goal%3A' + [$ID] + '%22%7D'",
    );
  });
});
