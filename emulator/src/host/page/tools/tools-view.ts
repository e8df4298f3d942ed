import type { View } from '../base/app';
import { h } from '../base/dom';
import { mainArea } from '../shell/main-area';
import { tabStrip } from '../tab/strip';
import { FaultsView } from './faults-view';
import { MeterView } from './meter-view';
import { SwitchesView } from './switches-view';

const tools = { meter: MeterView, faults: FaultsView, switches: SwitchesView } as const;

/** A tool of the emulator, which Microsoft 365 does not have: the meter, the faults or the switches. */
export type ToolName = keyof typeof tools;

const names = Object.keys(tools) as ToolName[];

/** Makes the view of a tool, with tabs that lead to the other tools. */
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
