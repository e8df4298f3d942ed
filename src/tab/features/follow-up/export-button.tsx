import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { useState, type ReactElement } from 'react';
import { ActProblem } from '../../session/act-problem';
import type { Download } from '../../session/api';
import { problemOf, type ApiProblem } from '../../session/problem';
import { useSession } from '../../session/session';
import { useWords } from '../../components/words';

/** How long the file stays in memory. A browser reads it at once, some hosts of the tab a little later. */
const keptMs = 60_000;

/**
 * A button that downloads the round as an Excel file. The request needs a token in a header, which a plain link cannot
 * send, so the file is fetched and then saved through a link to a blob.
 */
export function ExportButton({ roundId }: { readonly roundId: string }): ReactElement {
  const { t, language } = useWords();
  const { api } = useSession();
  const [isRunning, setRunning] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const run = async (): Promise<void> => {
    setRunning(true);
    setProblem(undefined);
    try {
      save(await api.roundFile(roundId, language));
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setRunning(false);
    }
  };
  return (
    <>
      <Button icon={<ArrowDownloadRegular />} disabled={isRunning} onClick={() => void run()}>
        {isRunning ? t.followUp.exporting : t.followUp.exportRound}
      </Button>
      <ActProblem problem={problem} />
    </>
  );
}

function save({ name, content }: Download): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), keptMs);
}
