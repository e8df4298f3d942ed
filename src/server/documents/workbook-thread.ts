// Entry of the thread that writes one workbook: it gets the round and its rows, and answers the bytes of the file.
import { parentPort } from 'node:worker_threads';
import { roundWorkbook } from '../../documents/follow-up/round-workbook';
import type { WorkbookRow } from '../../documents/follow-up/workbook-content';
import type { ToThread } from './workbook-threads';

const rows: WorkbookRow[] = [];

parentPort?.on('message', (message: ToThread) => {
  if ('rows' in message) {
    rows.push(...message.rows);
    return;
  }
  void roundWorkbook({ ...message.round, rows }).then((bytes) => {
    parentPort?.postMessage(bytes, [bytes.buffer]);
  });
});
