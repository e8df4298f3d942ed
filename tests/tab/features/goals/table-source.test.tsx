import { fireEvent, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import type { ImportInput } from '../../../../src/core/api/import/acts';
import { GoalsPage } from '../../../../src/tab/features/goals/goals-page';
import { readTables } from '../../../../src/tab/features/goals/tables/read-tables';
import { aGoalsView, aLeader } from '../../../support/tab/builders';
import { fakeServer } from '../../../support/tab/fake-server';
import { anImportReply } from '../../../support/tab/import-replies';
import { openPage } from '../../../support/tab/render-page';

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

// The device keeps what another test has brought.
beforeEach(() => localStorage.clear());

async function begin() {
  Object.assign(globalThis, { Worker: WorkerHere });
  const asked: ImportInput[] = [];
  const server = fakeServer({
    goals: aGoalsView({ me: aLeader(), bodies: [], goals: [], isEmpty: true }),
  });
  server.acts['organisation.import'] = (input: ImportInput) => {
    asked.push(input);
    return anImportReply();
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
    people: [],
    write: false,
  });
  await user.click(screen.getByRole('button', { name: 'Byt tabell' }));
  expect(screen.getByLabelText('Klistra in raderna här')).toHaveValue('');
  await user.click(screen.getByRole('button', { name: 'Ta tillbaka org.csv' }));
  expect(screen.getByText(/org\.csv: 3 rader med innehåll\./)).toBeInTheDocument();
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
