import { graphDirectory } from '../graph/client/directory';
import { openGraph } from '../graph/client/graph';
import { setupLimits } from '../graph/client/retry-delay';
import { runningNow } from '../graph/client/timing';
import { descriptions } from '../graph/descriptions';
import { applySetup } from '../graph/provision/apply-plan';
import { planSetup, type Plan, type Step } from '../graph/provision/plan';
import { listPath, readSite, type Site } from '../graph/provision/read-site';
import { siteScript } from '../graph/provision/site-script';
import { AppError } from '../core/domain/base/app-error';
import { listMaps } from '../graph/list-registry';
import { loadSample, type SampleTarget } from './load-sample';
import { readSample } from './sample-files';
import { readSetupOptions, type SetupOptions } from './setup-options';
import { StartRefused } from '../server/base/start-refused';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const sleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

function sentence(step: Step): string {
  switch (step.kind) {
    case 'create-list':
      return `Skapar listan ${step.list.displayName}.`;
    case 'name-title':
      return `${step.list.displayName}: kallar kolumnen Title ”${step.list.titleDisplayName}”.`;
    case 'add-column':
      return `${step.list.displayName}: lägger till kolumnen ${step.column.displayName}.`;
    case 'index-column':
      return `${step.list.displayName}: indexerar kolumnen ${step.column.displayName}.`;
    case 'add-choices':
      return `${step.list.displayName}: lägger till val i kolumnen ${step.column.displayName}.`;
  }
}

function sayObstacles(plan: Plan): void {
  for (const { list, column } of plan.obstacles) {
    say(
      `Obs! ${list}: kolumnen ${column} är av ett annat slag än Jämna behöver. Byt namn på den och kör igen.`,
    );
  }
}

function pathsIn(site: Site): SampleTarget['pathOf'] {
  return (name) => {
    const { displayName } = listMaps[name].description;
    return listPath(site.id, site.lists.get(displayName)?.id ?? '');
  };
}

async function setUp(options: SetupOptions): Promise<void> {
  const graph = openGraph(options.graph, { retryLimits: setupLimits });
  const site = { url: options.graph.siteUrl, wanted: descriptions };
  const before = await readSite(graph, site.url, site.wanted);
  const plan = planSetup(before, site.wanted);
  sayObstacles(plan);
  if (options.planOnly) {
    plan.steps.forEach((step) => say(sentence(step)));
    say(`${String(plan.steps.length)} ändringar behövs. Inget är ändrat.`);
    return;
  }
  const ready = await applySetup(graph, { ...site, before }, (step) => say(sentence(step)));
  say(plan.steps.length === 0 ? 'Listorna fanns redan. Inget är ändrat.' : 'Listorna är klara.');
  if (!options.sample) return;
  const written = await loadSample(readSample(options.sampleFolder), {
    graph,
    directory: graphDirectory(graph, runningNow),
    pathOf: pathsIn(ready),
    sleep,
  });
  say(
    written === 0 ? 'Exempelkommunen fanns redan.' : `Exempelkommunen: ${String(written)} rader.`,
  );
}

/** Returns the message for the administrator, with the message of the error's cause on a second line. */
function messageOf(cause: unknown): string {
  if (cause instanceof StartRefused || cause instanceof AppError) {
    const because = cause.cause instanceof Error ? `\n${cause.cause.message}` : '';
    return `${cause.message}${because}`;
  }
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}

async function main(): Promise<void> {
  const options = readSetupOptions(process.argv.slice(2), process.env, process.execArgv);
  if (options.printSiteScript) {
    say(JSON.stringify(siteScript(descriptions, options.teamsAppId), undefined, 2));
    return;
  }
  await setUp(options);
}

try {
  await main();
} catch (cause) {
  process.stderr.write(`${messageOf(cause)}\n`);
  process.exitCode = 1;
}
