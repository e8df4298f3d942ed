import { fireEvent, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import type { ImportInput } from '../../../../src/core/api/import/acts';
import { GoalsPage } from '../../../../src/tab/features/goals/goals-page';
import { readTables } from '../../../../src/tab/features/goals/tables/read-tables';
import { aGoalsView, aLeader } from '../../../support/tab/builders';
import { fakeServer } from '../../../support/tab/fake-server';
import { openPage } from '../../../support/tab/render-page';

/** Nothing of the sheet is asked about or left out. */
const understoodAll = { columns: [], skipped: [], questions: [] };

/** Reads as the worker of the build does, on the thread of the test. */
class WorkerHere extends EventTarget {
  postMessage(file: File): void {
    const bytes = new FileReader();
    bytes.onload = () => {
      if (!(bytes.result instanceof ArrayBuffer)) return;
      void readTables(new Uint8Array(bytes.result), file.name).then((data) =>
        this.dispatchEvent(new MessageEvent('message', { data })),
      );
    };
    bytes.readAsArrayBuffer(file);
  }
  terminate(): void {
    // The thread of the test goes on.
  }
}

async function begin() {
  Object.assign(globalThis, { Worker: WorkerHere });
  const asked: ImportInput[] = [];
  const server = fakeServer({
    goals: aGoalsView({ me: aLeader(), bodies: [], goals: [], isEmpty: true }),
  });
  server.acts['organisation.import'] = (input: ImportInput) => {
    asked.push(input);
    return { written: 0, rows: [], moreRefused: 0, ...understoodAll };
  };
  const opened = await openPage(<GoalsPage />, { server });
  const check = () =>
    opened.user.click(screen.getByRole('button', { name: 'Kontrollera raderna' }));
  return { ...opened, server, asked, check };
}
const choose = (file: File) => {
  const input = document.querySelector('input[type=file]');
  if (input !== null) fireEvent.change(input, { target: { files: [file] } });
};

test('a file is read, with the rows’ own numbers, and can be exchanged for another', async () => {
  const { asked, check, user, rendered } = await begin();
  choose(new File(['Organisation\n\nKod;Namn\nKF;Fullmäktige'], 'org.csv'));
  expect(await screen.findByText(/org\.csv: 3 rader med innehåll\./)).toBeInTheDocument();
  expect(await axe(rendered.container)).toHaveNoViolations();
  await check();
  expect(asked[0]).toEqual({
    rows: [['Organisation'], ['Kod', 'Namn'], ['KF', 'Fullmäktige']],
    lines: [1, 3, 4],
    columns: [],
    fractions: [],
    write: false,
    onlyGood: false,
  });
  await user.click(screen.getByRole('button', { name: 'Byt tabell' }));
  expect(screen.getByLabelText('Klistra in raderna här')).toHaveValue('');
});

test('a file that cannot be read says what to do', async () => {
  await begin();
  choose(new File([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])], 'org.xls'));
  expect(await screen.findByText(/äldre Excelformat.*spara den som \.xlsx/)).toBeInTheDocument();
});

test('a table copied from a document is taken as its cells', async () => {
  const { asked, check } = await begin();
  const html = '<table><tr><td>KF</td><td><p>Kommun</p><p>fullmäktige</p></td></tr></table>';
  fireEvent.paste(screen.getByLabelText('Klistra in raderna här'), {
    clipboardData: { getData: (type: string) => (type === 'text/html' ? html : '') },
  });
  await check();
  expect(asked[0]?.rows).toEqual([['KF', 'Kommun\nfullmäktige']]);
});

test('a column is chosen, a figure is explained and a cell is corrected in place; each is read again', async () => {
  const { asked, check, server, user, rendered } = await begin();
  server.acts['organisation.import'] = (input: ImportInput) => {
    asked.push(input);
    return {
      written: 0,
      rows: [
        {
          ...{
            line: 2,
            label: 'Skolan',
            outcome: 'refused' as const,
            understood: { validTo: '2026-12-31' },
          },
          faults: [{ field: 'kind', reason: 'unknown-word', values: { suggestion: 'division' } }],
        },
      ],
      moreRefused: 0,
      columns: [
        { index: 0, header: 'Namn', name: 'name', isAsked: false },
        { index: 1, header: 'Typ', name: 'kind', isAsked: false },
      ],
      skipped: [{ line: 3, text: 'Summa', why: 'sum' }],
      questions: [{ name: 'target', written: 0.955, meant: 95.5 }],
    };
  };
  fireEvent.change(screen.getByLabelText('Klistra in raderna här'), {
    target: { value: 'Namn\tTyp\nSkolan\tavd.\nSumma' },
  });
  await check();
  expect(await screen.findByText(/Läst som: Gäller till 31 december 2026/)).toBeInTheDocument();
  expect(screen.getByText(/inte sparas: 3 \(Summa\)/)).toBeInTheDocument();
  expect(screen.getByText(/Nämnd, Förvaltning, Avdelning, Enhet/)).toBeInTheDocument();
  expect(await axe(rendered.container)).toHaveNoViolations();
  await user.click(screen.getByRole('button', { name: 'Byt till Avdelning' }));
  expect(asked.at(-1)?.rows).toEqual([['Namn', 'Typ'], ['Skolan', 'Avdelning'], ['Summa']]);
  await user.click(screen.getByRole('radio', { name: 'Ja, läs som 95,5 %' }));
  expect(asked.at(-1)?.fractions).toEqual([{ name: 'target', isFraction: true }]);
  await user.selectOptions(screen.getByLabelText('Typ'), 'parent');
  expect(asked.at(-1)?.columns).toEqual([null, 'parent']);
});
