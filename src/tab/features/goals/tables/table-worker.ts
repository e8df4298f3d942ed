import { readTables } from './read-tables';

/** Reads one file away from the page's own thread, so that the page answers meanwhile, and posts a `TablesReading`. */
self.addEventListener('message', (event: MessageEvent<File>) => {
  const file = event.data;
  void file
    .arrayBuffer()
    .then((buffer) => readTables(new Uint8Array(buffer), file.name))
    .then((reading) => self.postMessage(reading));
});
