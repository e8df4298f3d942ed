import { aBody, aPerson, aRound, aWorld } from '../../support/core/builders';
import { anInstance, listsOf } from '../../support/core/fake-context';
import { aFakeApp } from '../../support/server/fake-app';

const council = aBody({ id: 'kf', kind: 'council', processLeaders: [aPerson('Ledare')] });

/** Exports a round with this key, which a person may have typed in the list. */
async function exported(key: string): Promise<Headers> {
  const world = aWorld({ bodies: [council], rounds: [aRound({ id: '900', key })] });
  const { call } = aFakeApp(anInstance(listsOf({ world })));
  // What a person asks for in the address has no part in the name.
  const path = '/api/rounds/900/export.xlsx?language=sv';
  return (await call(path, { as: 'Ledare' })).headers;
}

test.each([
  'helår-2026',
  'a"; filename="evil.exe',
  'a\r\nSet-Cookie: b=c',
  '../../etc/passwd',
  'a\\b',
  'a;b=c',
])(
  'the name of a file is one encoded value of the header, whatever the key %j holds',
  async (key) => {
    const headers = await exported(key);
    expect(headers.get('Content-Disposition')).toMatch(
      /^attachment; filename\*=UTF-8''[A-Za-z0-9%._~-]+\.xlsx$/,
    );
    expect(headers.get('Set-Cookie')).toBeNull();
  },
);
