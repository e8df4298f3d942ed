import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';

const folder = resolve(__dirname, '..', '..', '..', 'screenshots');

/** Drives the emulator's page, which behaves as Teams. Finds every element by the text that a person reads. */
export interface HostPage {
  readonly page: Page;
  /** The frame of Jämna's tab. */
  readonly tab: FrameLocator;
  become(name: string): Promise<void>;
  openTab(name: 'Mitt' | 'Mål' | 'Uppföljning'): Promise<void>;
  openChat(): Promise<void>;
  openChannel(team: string, channel: string): Promise<void>;
  openList(list: string, view: string): Promise<void>;
  /** Sets the emulator's clock to the local time `YYYY-MM-DDTHH:MM`. */
  setClock(local: string): Promise<void>;
  shot(name: string): Promise<void>;
}

async function become(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /Byt person/ }).click();
  await page.getByRole('searchbox').fill(name);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(name) })
    .click();
  await page.getByRole('button', { name: new RegExp(`Du är ${name}`) }).waitFor();
}

async function openRail(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Delar' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();
}

/** Makes the driver for a page that has opened the emulator's address. */
export function hostPage(page: Page): HostPage {
  mkdirSync(folder, { recursive: true });
  return {
    page,
    tab: page.frameLocator('iframe'),
    become: (name) => become(page, name),
    async openTab(name) {
      await openRail(page, 'Jämna');
      await page.getByText(name, { exact: true }).first().click();
    },
    openChat: () => openRail(page, 'Chatt'),
    async openChannel(team, channel) {
      await openRail(page, 'Team');
      const heading = page.getByRole('heading', { name: team, exact: true });
      await heading
        .locator('xpath=following-sibling::*[1]')
        .getByRole('button', { name: new RegExp(`^${channel}`) })
        .click();
    },
    async openList(list, view) {
      await openRail(page, 'Listor');
      await page.getByRole('combobox', { name: 'Lista' }).selectOption({ label: list });
      await page.getByRole('combobox', { name: 'Vy' }).selectOption({ label: view });
    },
    async setClock(local) {
      await page.getByRole('button', { name: /Flytta klockan/ }).click();
      await page.getByLabel('Välj dag och tid').fill(local);
      await page.getByRole('button', { name: 'Ställ klockan' }).click();
      await page.keyboard.press('Escape');
    },
    async shot(name) {
      await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
    },
  };
}
