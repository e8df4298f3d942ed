import type { HostPage } from './host-page';

/** A page of the product that the accessibility tests examine. */
export interface ExaminedView {
  readonly name: string;
  readonly user: string;
  readonly view: 'app' | 'chat' | 'teams' | 'lists' | 'meter';
  readonly item?: string;
  readonly sub?: string;
  /** Opens the content to examine, and waits until it is shown. */
  readonly open: (teams: HostPage) => Promise<void>;
}

/** All pages of the product, each with content. */
export const places: readonly ExaminedView[] = [
  {
    name: 'Mitt with a report form open',
    user: 'anders.hagglund',
    view: 'app',
    item: 'mine',
    open: async ({ tab }) => {
      await tab.getByRole('button', { name: 'Rapportera' }).click();
      await tab.getByRole('form').waitFor();
    },
  },
  {
    name: 'Mitt with a goal that is missing',
    user: 'marie.norberg',
    view: 'app',
    item: 'mine',
    open: ({ tab }) => tab.getByRole('heading', { name: /saknar ett mätbart mål/ }).waitFor(),
  },
  {
    name: 'Mål with a goal open',
    user: 'anna.bergqvist',
    view: 'app',
    item: 'goals',
    open: async ({ tab }) => {
      await tab.getByRole('treeitem', { name: /Skillnaden i meritvärde/ }).click();
      await tab.getByRole('img', { name: /Diagram över/ }).waitFor();
    },
  },
  {
    name: 'Mål with the form of a goal and the bank of goals',
    user: 'karin.lindgren',
    view: 'app',
    item: 'goals',
    sub: 'goal-form:body:BUN',
    open: async ({ tab }) => {
      await tab.getByRole('button', { name: 'Utgå från ett färdigt mål' }).click();
      await tab.getByRole('region', { name: 'Målbank' }).waitFor();
    },
  },
  {
    name: 'Mål with a sheet in the grid of the import',
    user: 'karin.lindgren',
    view: 'app',
    item: 'goals',
    open: async ({ tab }) => {
      await tab.getByRole('button', { name: 'Importera mål' }).click();
      const rows = [
        'Kod\tMål\tOrgan\tIndikator\tMäts i\tUppdelning\tRiktning\tMålvärde',
        'A-1\tFler flickor\tKommunfullmäktige\tAndel\tProcnt\tTotalt\t\tminst 90 %',
        'A-2\tFler pojkar\tKF\tAndel\tProcent\tTotalt\tSka öka\t0,955',
      ];
      const box = tab.getByLabel('Klistra in raderna här');
      const faulty = tab.getByRole('button', { name: /^Går inte att läsa/ });
      // What was pasted at an earlier visit is still there, and is checked again.
      await box.or(faulty).first().waitFor();
      if (await box.isVisible()) {
        await box.fill(rows.join('\n'));
        await tab.getByRole('button', { name: 'Kontrollera raderna' }).click();
      }
      await faulty.waitFor();
    },
  },
  {
    name: 'Uppföljning with a report open',
    user: 'karin.lindgren',
    view: 'app',
    item: 'follow-up',
    open: async ({ tab }) => {
      await tab.getByRole('button', { name: /Norra styrkan/ }).click();
      await tab.getByRole('button', { name: 'Godta', exact: true }).waitFor();
    },
  },
  {
    name: 'the chat with the cards of the round',
    user: 'anders.hagglund',
    view: 'chat',
    open: ({ page }) => page.locator('.card').getByLabel('Kvinnor (%)').waitFor(),
  },
  {
    name: 'a board’s channel',
    user: 'sofia.holm',
    view: 'teams',
    open: async (teams) => {
      await teams.openChannel('Barn- och utbildningsnämnden', 'Jämställdhet');
      await teams.page.locator('.card').first().waitFor();
    },
  },
  {
    name: 'the lists',
    user: 'karin.lindgren',
    view: 'lists',
    item: 'Rapporter',
    // A view with few rows, since axe examines every cell and the rows are alike.
    sub: 'Att granska',
    open: ({ page }) => page.locator('.grid .pill').first().waitFor(),
  },
  {
    name: 'the meter',
    user: 'karin.lindgren',
    view: 'meter',
    open: ({ page }) => page.locator('.grid td').first().waitFor(),
  },
];
