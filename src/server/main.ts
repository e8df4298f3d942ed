import { fileURLToPath } from 'node:url';
import { jsonLog } from './base/log';
import { startServer } from './start-server';
import { StartRefused } from './base/start-refused';
import { readSettings } from './base/settings';

const tabFolder = fileURLToPath(new URL('../tab', import.meta.url));
/** The build puts it beside this file. */
const workbookThread = new URL('./workbook-thread.js', import.meta.url);
const log = jsonLog(
  (line) => process.stdout.write(line),
  () => new Date(),
);

async function main(): Promise<void> {
  const running = await startServer({
    settings: readSettings(process.env, process.execArgv),
    tabFolder,
    workbookThread,
    log,
  });
  const end = () => {
    void running.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

process.on('unhandledRejection', (cause) => log.alarm('unhandled-rejection', cause));
try {
  await main();
} catch (cause) {
  if (cause instanceof StartRefused) process.stderr.write(`${cause.message}\n`);
  else log.alarm('start-failed', cause);
  process.exitCode = 1;
}
