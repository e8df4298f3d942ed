import type { App, View } from '../base/app';
import { fill, h } from '../base/dom';
import { tabStrip } from '../tab/strip';
import { faultsView } from './faults-view';
import { meterView } from './meter-view';
import { switchesView } from './switches-view';

const tools = { meter: meterView, faults: faultsView, switches: switchesView } as const;

/** What belongs to the stand-in and to no Microsoft 365: meter, disturbances, switches. */
export type ToolName = keyof typeof tools;

const names = Object.keys(tools) as ToolName[];

/** Opens one of the tools, with a strip to go to the others. */
export function toolView(name: ToolName): (app: App, root: HTMLElement) => View {
  return (app, root) => {
    const words = app.words();
    const inside = h('div', {});
    root.className = 'tools-view';
    const entries = names.map((one) => ({
      name: words[one].heading,
      isHere: one === name,
      open: () => {
        app.go({ view: one, item: '' });
      },
    }));
    fill(root, tabStrip(words.rail.tools, entries), inside);
    return tools[name](app, inside);
  };
}
