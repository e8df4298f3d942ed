import { useRef } from 'preact/hooks';
import { read } from '../base/api';
import type { View } from '../base/app';
import { h } from '../base/dom';
import { every, useLoaded } from '../base/loading';

interface Usage {
  readonly requests: number;
  readonly resourceUnits: number;
}

const renewed = every(2_000);

/** Shows how many Graph requests the app has made, and what they cost, since the component was first drawn. */
export const CostChip: View = ({ app }) => {
  const words = app.words().meter;
  const path = `/_emulator/meter?clientId=${app.state.clientId}`;
  const before = useRef<Usage | undefined>(undefined);
  const { loaded } = useLoaded(async () => {
    const now = await read<Usage>(path);
    // When somebody resets the meter, counting starts from its new value.
    if (before.current === undefined || now.requests < before.current.requests)
      before.current = now;
    const { requests, resourceUnits } = before.current;
    return { requests: now.requests - requests, units: now.resourceUnits - resourceUnits };
  }, renewed);
  const number = new Intl.NumberFormat(app.locale());
  const open = () => {
    app.go({ view: 'meter', item: '' });
  };
  return h(
    'button',
    { type: 'button', class: 'cost', title: words.sinceOpened, onclick: open },
    loaded.state === 'there' &&
      words.cost(number.format(loaded.value.requests), number.format(loaded.value.units)),
  );
};
