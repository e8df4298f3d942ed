import { fireEvent, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import type { ApiError } from '../../../../src/core/api/api-error';
import type { ImportInput } from '../../../../src/core/api/import/acts';
import { GoalsPage } from '../../../../src/tab/features/goals/goals-page';
import { aGoalsView, aLeader } from '../../../support/tab/builders';
import { Refused, fakeServer } from '../../../support/tab/fake-server';
import { anImportReply, anImportRow } from '../../../support/tab/import-replies';
import { openPage } from '../../../support/tab/render-page';

type Answer = Pick<ApiError['error'], 'code' | 'rowCounts' | 'until'>;

const twoRows = 'KF\tKommunfullmäktige\tKommunfullmäktige\nBUN\tNämnden\tNämnd';
const again = /Spara igen om en stund: det som redan är sparat lämnas/;

async function importUntil(answer: Answer) {
  const server = fakeServer({
    goals: aGoalsView({ me: aLeader(), bodies: [], goals: [], isEmpty: true }),
  });
  const keys: string[] = [];
  server.acts['organisation.import'] = ({ rows, write }: ImportInput, key: string) => {
    if (write) keys.push(key);
    if (keys.length === 1) throw new Refused(answer);
    return anImportReply({
      written: write ? rows.length : 0,
      rows: rows.map((row, at) => anImportRow({ line: at + 1, label: row[1] ?? '' })),
    });
  };
  const opened = await openPage(<GoalsPage />, { server });
  fireEvent.change(screen.getByLabelText('Klistra in raderna här'), { target: { value: twoRows } });
  await opened.user.click(screen.getByRole('button', { name: 'Kontrollera raderna' }));
  await opened.user.click(await screen.findByRole('button', { name: 'Spara 2 rader' }));
  return { ...opened, keys };
}

const counts = { written: 0, unchanged: 0, notWritten: 0, unknown: 0 };

describe('an import that stops midway', () => {
  it.each<[Answer, readonly RegExp[]]>([
    [
      { code: 'store-unavailable', rowCounts: { ...counts, written: 28, notWritten: 12 } },
      [/SharePoint inte svarade/, /28 rader är sparade\. 12 rader är inte sparade\./],
    ],
    [
      {
        code: 'outcome-unknown',
        rowCounts: { written: 1, unchanged: 1, notWritten: 1, unknown: 1 },
      },
      [
        /1 rad är sparad\. 1 rad fanns redan\. 1 rad är inte sparad\./,
        /För 1 rad är det oklart om den sparades\./,
      ],
    ],
    [
      {
        code: 'throttled',
        until: '2026-11-21T10:00:00Z',
        rowCounts: { ...counts, written: 2, unchanged: 3 },
      },
      [/Microsoft har bett oss vänta till/, /2 rader är sparade\. 3 rader fanns redan\./],
    ],
    [{ code: 'outcome-unknown' }, [/vi vet inte om det sparades/]],
  ])('says what became of the rows, and that it may be repeated: %j', async (answer, words) => {
    const { user, rendered, keys } = await importUntil(answer);
    await screen.findByText(again);
    for (const expected of words) expect(rendered.container).toHaveTextContent(expected);
    if (answer.rowCounts !== undefined)
      expect(rendered.container).not.toHaveTextContent('Inget är sparat');
    expect(await axe(rendered.container)).toHaveNoViolations();
    await user.click(screen.getByRole('button', { name: 'Spara 2 rader' }));
    expect(await screen.findByText('2 rader är sparade.')).toBeInTheDocument();
    // The repeated request is the same one, so that two of them at once are carried out once.
    expect(keys[1]).toBe(keys[0]);
  });
});
