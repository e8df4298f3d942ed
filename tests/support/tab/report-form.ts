import { fireEvent, screen } from '@testing-library/react';
import type { ReportInput } from '../../../src/core/api/follow-up/acts';
import { aMineView, aReport, anItem } from './builders';
import { fakeServer, type FakeServer } from './fake-server';

/** Makes a server with one view of the page Mitt. */
export function serverWith(over: Parameters<typeof aMineView>[0] = {}): FakeServer {
  return fakeServer({ mine: aMineView(over) });
}

/** Answers the act as the real server does: the next view holds the saved report. */
export function saving(server: FakeServer): ReportInput[] {
  const inputs: ReportInput[] = [];
  server.acts['report.submit'] = (input: ReportInput) => {
    inputs.push(input);
    const figures = Object.fromEntries(Object.entries(input.figures));
    const report = aReport({ figures, reportedAt: '2026-11-21T10:00:00Z' });
    server.views['mine'] = aMineView({ items: [anItem({ owed: false, report })] });
    return { report };
  };
  return inputs;
}

/** Fills a field in one step, as a paste does. */
export function fill(label: string, value: string): void {
  const field = screen.getByLabelText(label);
  fireEvent.focus(field);
  fireEvent.change(field, { target: { value } });
  fireEvent.blur(field);
}
