import { wrongAnswers } from './journal';

// Is built as a program of its own: `node check-answers.js <journal>` prints the answers that differ from Microsoft's
// description, and then ends with 1.
const [file = ''] = process.argv.slice(2);
const wrong = wrongAnswers(file);
if (wrong.length > 0) {
  process.stdout.write(`${wrong.join('\n')}\n`);
  process.exitCode = 1;
}
