import type { View } from '../base/app';
import { h } from '../base/dom';
import { mainArea } from '../shell/main-area';
import { tabStrip } from '../tab/strip';
import { FaultsView } from './faults-view';
import { MeterView } from './meter-view';
import { SwitchesView } from './switches-view';

const tools = { meter: MeterView, faults: FaultsView, switches: SwitchesView } as const;

/** What belongs to the emulator and to no Microsoft 365: meter, disturbances, switches. */
export type ToolName = keyof typeof tools;

const names = Object.keys(tools) as ToolName[];

/** One of the tools, with a strip to go to the others. */
export const toolView =
  (here: ToolName): View =>
  ({ app }) => {
    const words = app.words();
    const entries = names.map((name) => ({
      id: name,
      name: words[name].heading,
      isHere: name === here,
      open: () => {
        app.go({ view: name, item: '' });
      },
    }));
    return mainArea(
      app,
      { class: 'tools-view' },
      tabStrip(words.rail.tools, entries),
      h(tools[here], { app }),
    );
  };
