// `npm start [-- --empty | --no-lists]`: installs packages, builds, starts the Microsoft 365 emulator and the product,
// creates the lists with the sample municipality at the first start, and prints one address. Ctrl-C ends everything.
//   --empty     creates the lists without rows, as on a municipality's first day
//   --no-lists  leaves the site without lists, as before set-up
import { installWhenNeeded } from './install.mjs';
import { Stop, requireFreePort, root, stopPrograms } from './programs.mjs';

const texts = {
  sv: (host) => [
    `Jämna är igång: ${host}/`,
    '1. Öppna adressen och välj Karin Lindgren, processledare. Förbered en omgång i fliken Uppföljning och öppna den.',
    '2. Byt till en chef, till exempel en rektor, och svara på botens kort i chatten eller i fliken Mitt.',
    '3. Flytta klockan till sista dagen och se påminnelsen i nämndens kanal. Ctrl-C avslutar.',
  ],
  en: (host) => [
    `Jämna is running: ${host}/`,
    '1. Open the address and choose Karin Lindgren, process leader. Prepare a round in the tab Uppföljning and open it.',
    '2. Switch to a manager, such as a head teacher, and answer the bot’s card in the chat or in the tab Mitt.',
    '3. Move the clock to the last day and see the reminder in the board’s channel. Ctrl-C ends it all.',
  ],
  fi: (host) => [
    `Jämna on käynnissä: ${host}/`,
    '1. Avaa osoite ja valitse Karin Lindgren, prosessinjohtaja. Valmistele kierros välilehdellä Uppföljning ja avaa se.',
    '2. Vaihda päälliköksi, esimerkiksi rehtoriksi, ja vastaa botin korttiin keskustelussa tai välilehdellä Mitt.',
    '3. Siirrä kello viimeiseen päivään ja katso muistutusta lautakunnan kanavalla. Ctrl-C lopettaa kaiken.',
  ],
};

function languageOfShell() {
  const tag = (process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '').slice(0, 2);
  return tag in texts ? tag : 'sv';
}

const port = (name, otherwise) => {
  const value = Number(process.env[name] || otherwise);
  if (Number.isInteger(value) && value > 0 && value < 65_536) return value;
  throw new Stop(`${name} is not a port number: ${process.env[name]}`);
};

function options(args) {
  const known = ['--empty', '--no-lists'];
  const unknown = args.find((arg) => !known.includes(arg));
  if (unknown !== undefined)
    throw new Stop(`Unknown option ${unknown}. Known: ${known.join(', ')}.`);
  return {
    lists: args.includes('--no-lists') ? 'none' : args.includes('--empty') ? 'empty' : 'sample',
  };
}

const programs = [];
let isEnding = false;
async function end(code) {
  if (isEnding) return;
  isEnding = true;
  // Fails when answers are checked and one differs from Microsoft's description.
  const failure = await stopPrograms(programs).catch((error) => error);
  if (failure !== undefined) process.stderr.write(`${failure.message}\n`);
  process.exit(failure === undefined ? code : 1);
}

/** Notes a started program. If it ends by itself, prints its last output and ends the other programs. */
function watch(program) {
  programs.push(program);
  void program.ended.then(() => {
    if (isEnding) return undefined;
    process.stderr.write(`${program.name} has ended. Its last output:\n${program.output()}\n`);
    return end(1);
  });
}

async function start() {
  const wanted = options(process.argv.slice(2));
  const ports = {
    product: port('PORT', 3978),
    http: port('EMULATOR_PORT', 3979),
    https: port('EMULATOR_HTTPS_PORT', 3980),
  };
  await requireFreePort(ports.product, 'PORT');
  await requireFreePort(ports.http, 'EMULATOR_PORT');
  await requireFreePort(ports.https, 'EMULATOR_HTTPS_PORT');
  await installWhenNeeded({ onlyToRun: true });
  const { buildAll } = await import('./build.mjs');
  process.stdout.write('Building what has changed …\n');
  await buildAll();
  const { startStack } = await import('./stack.mjs');
  const state = process.env.EMULATOR_STATE || `${root}/.local`;
  const { host } = await startStack({
    ports,
    state,
    lists: wanted.lists,
    say: (line) => process.stdout.write(line),
    watch,
  });
  process.stdout.write(`${texts[languageOfShell()](host).join('\n')}\n`);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(0));
try {
  await start();
} catch (error) {
  if (isEnding) await new Promise(() => undefined);
  process.stderr.write(`${error instanceof Stop ? error.message : error.stack}\n`);
  await end(1);
}
